import type { BoundaryScore } from '#lib/domain/sci/boundary-score.ts'
import { wholeSelection } from '../_view/whole-selection.ts'
import type { PageRequest } from './read-page.ts'

/** The page as the emissions behind a score are explained: of the usage inside its boundary. Null where no one filter selects that. */
export function explainedScore(page: PageRequest, { boundary, period }: BoundaryScore): PageRequest | null {
  const whole = wholeSelection(boundary)
  if (whole === null) return null
  const filter = { ...whole, from: period?.from ?? '', to: period?.to ?? '' }
  return { ...page, view: { ...page.view, method: 'location', filter } }
}
