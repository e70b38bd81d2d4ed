/** What has become of an import. Only of an `active` one do parts count. */
export const IMPORT_STATES = ['queued', 'running', 'active', 'failed', 'cancelled', 'deleted'] as const

export type ImportState = (typeof IMPORT_STATES)[number]
