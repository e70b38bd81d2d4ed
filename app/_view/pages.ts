/** The pages of an organisation, in the order of the navigation, with the key that follows `g`. */
export const PAGES = [
  { name: 'overview', key: 'o' },
  { name: 'teams', key: 't' },
  { name: 'regions', key: 'r' },
  { name: 'services', key: 's' },
  { name: 'sci', key: 'c' },
  { name: 'retries', key: 'y' },
  { name: 'logging', key: 'l' },
  { name: 'kubernetes', key: 'k' },
  { name: 'footprints', key: 'f' },
  { name: 'imports', key: 'i' },
  { name: 'settings', key: ',' },
] as const

export type PageName = (typeof PAGES)[number]['name']
