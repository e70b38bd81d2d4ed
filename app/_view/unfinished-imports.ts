import type { ImportSummary } from '#lib/queries/imports.ts'
import type { Following } from '../_ui/imports/followed-import.client.tsx'

/** The imports that wait or run, oldest first, to be followed to their end. */
export const unfinishedImports = (imports: readonly ImportSummary[]): readonly Following[] =>
  imports
    .filter(({ state }) => state === 'queued' || state === 'running')
    .map(({ id, fileNames }) => ({ importId: id, fileNames, alreadyImported: false }))
    .reverse()
