'use client'
import { useQueryStates } from 'nuqs'
import { type DataPeriod, type ShownPeriod, shownPeriod } from '../_view/shown-period.ts'
import { viewParams } from '../_view/view-params.ts'

const PERIOD = { from: viewParams.from, to: viewParams.to, period: viewParams.period }

/** The period that the page shows, as the server reads it from the address. */
export function useShownPeriod(data: DataPeriod | null): ShownPeriod | null {
  const [asked] = useQueryStates(PERIOD)
  return data && shownPeriod(asked, data)
}
