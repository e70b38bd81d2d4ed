import type { Scope } from '#lib/domain/report/filter.ts'
import { type Choices, choices } from '#lib/engine/facts/choices.ts'
import { activeBills } from './active-bills.ts'
import { billPeriod } from './bill-period.ts'
import { importsOf } from './imports-of.ts'
import { withFacts } from './with-facts.ts'

/** What there is to ask about: the line under the top bar, and the choices of the filters. */
export interface DataBand extends Choices {
  readonly period: { readonly start: string; readonly end: string } | null
  readonly imports: number
  readonly failed: number
}

/** What the bills of a scope hold. */
export async function dataBand(scope: Scope): Promise<DataBand> {
  const imports = await importsOf(scope)
  const active = imports.filter((each) => each.parts.some((part) => part.state === 'active'))
  return {
    period: billPeriod(activeBills(imports), {}),
    imports: active.length,
    failed: imports.filter((each) => each.state === 'failed').length,
    ...(await withFacts(scope, '2026.1', ({ connection }) => choices(connection))),
  }
}
