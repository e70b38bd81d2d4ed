import type { ImportRecord } from '#lib/store/import-record.ts'

/** Imports with usage that counts: they and no others are behind the figures, their period and their rejected rows. */
export const activeBills = (imports: readonly ImportRecord[]): readonly ImportRecord[] =>
  imports.filter(({ parts }) => parts.some(({ dataset, state }) => dataset === 'usage' && state === 'active'))
