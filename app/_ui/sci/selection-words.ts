import { SELECTED_BY, type Selection } from '#lib/domain/sci/boundary.ts'
import { nameOf } from '../../_format/names.ts'
import type { Translate } from '../../_i18n/translate.ts'

/** What a component selects, in one line. @example 'Team checkout; Category Logging' */
export const selectionWords = (t: Translate, selection: Selection): string =>
  SELECTED_BY.flatMap((name) => {
    const values = selection[name]
    if (values === undefined) return []
    return [`${t(`dimensions.${name}`)} ${values.map((value) => nameOf(t, name, value)).join(', ')}`]
  }).join('; ') || t('sci.form.everything')
