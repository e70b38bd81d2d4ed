import type { Scope } from '#lib/domain/report/filter.ts'
import type { BoundaryDefinition } from '#lib/domain/sci/boundary.ts'
import { NO_SPLIT } from '#lib/domain/teams/shared-split.ts'
import { listBoundaries } from '#lib/store/list-boundaries.ts'
import { defineBoundary } from '../sci/define-boundary.ts'
import { importCounts } from '../sci/import-counts.ts'
import { DEMO_DAYS, type DemoDay } from './calendar.ts'
import { loadOn } from './load-shape.ts'

const BOUNDARY = 'Shop checkout'
const CHANGED_BY = { author: 'Demo', note: 'Invented, like the bills' }

const DEFINITION: BoundaryDefinition = {
  description: 'From the basket to the paid order: everything that team checkout runs.',
  components: [
    { name: 'Logs', selection: { team: ['checkout'], category: ['logging'] }, inside: true },
    { name: 'Databases', selection: { team: ['checkout'], category: ['database'] }, inside: true },
    {
      name: 'Network',
      selection: {
        team: ['checkout'],
        category: ['network-internet', 'network-inter-region', 'network-intra-region'],
      },
      inside: true,
    },
    { name: 'Machines and all else', selection: { team: ['checkout'] }, inside: true },
  ],
  sharedSplit: NO_SPLIT,
  allocation: null,
}

/** Orders on a working day of the first month. */
const USUAL_ORDERS = 40_000

/** A third of the orders go another way from then on, and the machines stay. */
const LOSES_ORDERS_ON = '2026-07-15'
const LEFT = 2 / 3

/** Nobody counted. */
const NOT_COUNTED = ['2026-06-10', '2026-06-11']
/** Counted from noon on. */
const HALF_COUNTED = '2026-06-12'

const ordersOn = (day: DemoDay): number =>
  Math.round(USUAL_ORDERS * loadOn(day, 'shop', 'orders') * (day.date < LOSES_ORDERS_ON ? 1 : LEFT))

function rowsOf(day: DemoDay): readonly string[] {
  if (NOT_COUNTED.includes(day.date)) return []
  const orders = ordersOn(day)
  if (day.date !== HALF_COUNTED) return [`${day.date},checkout,${orders}`]
  return Array.from(
    { length: 12 },
    (_, hour) => `${day.date}T${hour + 12}:00Z,checkout,${Math.round(orders / 24)}`,
  )
}

/** Gives the demo's team checkout a software boundary and counts its orders, where the demo has no boundary yet. */
export async function setDemoBoundary(scope: Scope): Promise<void> {
  if ((await listBoundaries(scope)).length > 0) return
  await defineBoundary(scope, { name: BOUNDARY, definition: DEFINITION, ...CHANGED_BY })
  await importCounts(scope, {
    boundary: BOUNDARY,
    csv: ['day,operation,count', ...DEMO_DAYS.flatMap(rowsOf)].join('\n'),
    units: [{ operation: 'checkout', unit: 'order' }],
    ...CHANGED_BY,
  })
}
