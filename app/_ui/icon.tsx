const paths = {
  overview: 'M3 13h4v4H3zM8 8h4v9H8zM13 3h4v14h-4z',
  services: 'M3 5h14M3 10h14M3 15h14',
  regions:
    'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM3.5 10h13M10 3c2.2 2 3.2 4.3 3.2 7S12.2 15 10 17c-2.2-2-3.2-4.3-3.2-7S7.8 5 10 3Z',
  teams:
    'M7.5 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM2.5 16c.3-2.7 2.3-4.5 5-4.5s4.7 1.8 5 4.5M13 4.3a2.5 2.5 0 0 1 0 4.5M14.5 11.9c1.8.6 2.8 2.1 3 4.1',
  sci: 'M4 16.5 16 3.5M6.2 8.7a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8ZM13.8 16.1a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8Z',
  retries: 'M15.5 10a5.5 5.5 0 1 1-1.9-4.2M15.8 3.2v3.4h-3.4M10 7.2v3l2 1.3',
  imports: 'M10 3v9M6.5 8.5 10 12l3.5-3.5M3.5 13.5V16h13v-2.5',
  kubernetes: 'M10 2.8 16.2 6.4v7.2L10 17.2l-6.2-3.6V6.4zM3.8 6.4 10 10l6.2-3.6M10 10v7.2',
  footprints:
    'M10 3.5v12M5 16.5h10M4 6.5l6-1.5 6 1.5M4 6.5 1.8 11a2.3 2.3 0 0 0 4.4 0zM16 6.5 13.8 11a2.3 2.3 0 0 0 4.4 0z',
  logging: 'M4 4h12v12H4zM6.5 7.5h3M11.5 7.5h2M6.5 10h7M6.5 12.5h2M10.5 12.5h3',
  settings: 'M3 6h6M13 6h4M11 4v4M3 14h2M9 14h8M7 12v4',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  chevron: 'm6 8 4 4 4-4',
  close: 'm5.5 5.5 9 9M14.5 5.5l-9 9',
  filter: 'M3 5h14M6 10h8M8.5 15h3',
  calendar: 'M4 5h12v11H4zM4 8.5h12M7.5 3v3.5M12.5 3v3.5',
  display: 'M4 6h5M13 6h3M4 14h3M11 14h5M11 4v4M9 12v4',
  download: 'M10 3v9M6.5 8.5 10 12l3.5-3.5M4 16h12',
  check: 'm4.5 10.5 3.5 3.5 7.5-8',
  info: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM10 9.2V14M10 6.2v.6',
  up: 'M10 16V4M5.5 8.5 10 4l4.5 4.5',
  trash: 'M4 6h12M8 6V4h4v2M5.5 6l.7 10.5h7.6L14.5 6',
  file: 'M5.5 3h6l3.5 3.5V17H5.5zM11 3v4h4',
  columns: 'M3 4h14v12H3zM8 4v12M13 4v12',
  search: 'M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4ZM12.7 12.7 16.5 16.5',
  link: 'M8.5 11.5l3-3M9 6.5l1.5-1.5a3.2 3.2 0 0 1 4.5 4.5L13.5 11M11 13.5 9.5 15A3.2 3.2 0 0 1 5 10.5L6.5 9',
} as const

export type IconName = keyof typeof paths

/** A line drawing in the colour of the text, hidden from screen readers. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="shrink-0"
    >
      <path d={paths[name]} />
    </svg>
  )
}
