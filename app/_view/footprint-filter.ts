import { monthOf } from '../_format/dates.ts'
import type { View } from './view.ts'

/** What of a view's filter figures of providers can be narrowed by, which are of whole months. */
export const footprintFilter = ({ filter: { from, to, provider } }: Pick<View, 'filter'>) => ({
  ...(from ? { from: monthOf(from) } : {}),
  ...(to ? { to: monthOf(to) } : {}),
  ...(provider ? { provider } : {}),
})
