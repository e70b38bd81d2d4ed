import { visible } from '#lib/domain/format/visible.ts'
import type { Mark } from '#lib/queries/marks.ts'
import type { Translate } from '../_i18n/translate.ts'

/** What a mark says, in one line. */
export function markText(t: Translate, mark: Mark): string {
  if (mark.what === 'note') return visible(mark.note.text)
  if (mark.what === 'import')
    return t('overview.importMark', { files: mark.fileNames.map(visible).join(', ') })
  return t('overview.factorMark', { figure: visible(mark.figureId) })
}
