import type { Scope } from '#lib/domain/report/filter.ts'
import { deleteColumnMapping } from '#lib/store/delete-column-mapping.ts'

/** Forgets a mapping; what was imported with it stays. @throws AppError `not-found` */
export const forgetColumnMapping = (scope: Scope, id: string): Promise<void> => deleteColumnMapping(scope, id)
