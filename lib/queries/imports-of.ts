import { cache } from 'react'
import type { Scope } from '#lib/domain/report/filter.ts'
import { listImports } from '#lib/store/list-imports.ts'

/**
 * The imports of the organisation that are not deleted, newest first. Read once for each page that is rendered, whose questions all
 * need them; outside a page each call reads them.
 */
export const importsOf = cache((scope: Scope) => listImports(scope))
