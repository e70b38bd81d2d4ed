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

/** Pages that know of one method alone: a score is location-based by its specification, and waste is of the same figures. */
const LOCATION_ONLY: readonly PageName[] = ['sci', 'retries']

/** Whether the page at a path has figures by one method alone. @example isLocationOnly('/o/acme/sci') // true */
export const isLocationOnly = (pathname: string): boolean =>
  LOCATION_ONLY.some((name) => pathname.split('/')[3] === name)
