import { SHARED, UNALLOCATED } from '#lib/domain/report/emissions.ts'
import type { Selection } from '#lib/domain/sci/boundary.ts'
import type { DataBand } from '#lib/queries/data-band.ts'
import { nameOf } from '../../_format/names.ts'
import type { Translate } from '../../_i18n/translate.ts'

/** What a boundary can be made of in one step: everything of somebody. */
export interface Owner {
  readonly kind: 'team' | 'account' | 'provider' | 'all'
  /** What it is called, and what a boundary of it is called until somebody says otherwise. */
  readonly label: string
  readonly selection: Selection
}

const NOBODY: readonly string[] = [UNALLOCATED, SHARED, '']

/** Teams first, as bills and rules know them; then accounts and providers; then everything. */
export function ownersOf(
  t: Translate,
  { teams, accounts, providers }: Pick<DataBand, 'teams' | 'accounts' | 'providers'>,
): readonly Owner[] {
  const each = (kind: 'team' | 'account' | 'provider', values: readonly string[]) =>
    values
      .filter((value) => !NOBODY.includes(value))
      .map((value): Owner => ({ kind, label: nameOf(t, kind, value), selection: { [kind]: [value] } }))
  return [
    ...each('team', teams),
    ...each('account', accounts),
    ...each('provider', providers),
    { kind: 'all', label: t('sci.form.everything'), selection: {} },
  ]
}
