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
] as const

/** The pages of which a view can be shown to somebody by a link. */
export const SHARED_PAGES = [...VIEW_PAGES, 'report'] as const

export type SharedPage = (typeof SHARED_PAGES)[number]

/** The longest life of a share link, in days. */
export const MAX_SHARE_DAYS = 90
