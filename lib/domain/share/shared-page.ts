/** The pages of which a view can be taken away as a table and shown to somebody by a link. */
export const VIEW_PAGES = [
  'overview',
  'services',
  'regions',
  'teams',
  'team',
  'logging',
  'kubernetes',
  'footprints',
  'sci',
  'retries',
] as const

/** The pages of which a view can be shown to somebody by a link. */
export const SHARED_PAGES = [...VIEW_PAGES, 'report'] as const

export type SharedPage = (typeof SHARED_PAGES)[number]

/**
 * Whether a page is about the whole organisation whatever its filters say, and by the location method: boundaries are selections of
 * their own, and traces know services and no teams, accounts or regions. A link to one cannot be narrowed.
 *
 * @example isOfWholeOrganisation('retries') // true
 */
export const isOfWholeOrganisation = (page: string): boolean => page === 'sci' || page === 'retries'

/** The longest life of a share link, in days. */
export const MAX_SHARE_DAYS = 90
