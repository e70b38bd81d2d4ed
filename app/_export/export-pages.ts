import { VIEW_PAGES } from '#lib/domain/share/shared-page.ts'

/** The pages of which a view can be taken away as a table. */
export const EXPORT_PAGES = [...VIEW_PAGES, 'imports'] as const
export type ExportPage = (typeof EXPORT_PAGES)[number]

export const EXPORT_FORMATS = ['csv', 'json', 'parquet'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
