import { sharedEnergyUnit } from '#lib/domain/format/energy.ts'
import { sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { Emissions } from '#lib/domain/report/emissions.ts'
import { usageLines, usedResources } from '#lib/queries/lines.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { pageOrder } from '../../_view/page-order.ts'
import type { PagedLevel } from '../../_view/view-params.ts'
import { LineRows } from './line-rows.client.tsx'
import { PageLinks } from './page-links.tsx'
import { ResourceRows } from './resource-rows.client.tsx'

/** As many rows as a person looks through before narrowing down. */
const PAGE = 100

interface Props {
  readonly page: PageRequest
  readonly level: PagedLevel
}

/** The resources or the lines of a selection, a page at a time. */
export async function PagedRows({ page: { scope, view, search }, level }: Props) {
  const order = pageOrder(view.sort)
  const asked = { ...order, limit: PAGE, ...(view.after === null ? {} : { after: view.after }) }
  const sorting = { key: order.by, descending: order.descending }
  const units = (rows: readonly Emissions[]) => ({
    unit: view.unit ?? sharedMassUnit(rows.map(({ totalKgCo2e }) => totalKgCo2e.central)),
    energyUnit: sharedEnergyUnit(rows.map(({ energyKwh }) => energyKwh.central)),
  })
  const isPage = (next: string | null) => next !== null || view.after !== null
  if (level === 'resource') {
    const { rows, next } = await usedResources(scope, view, asked)
    return (
      <>
        <ResourceRows rows={rows} {...units(rows)} sorting={sorting} isPage={isPage(next)} />
        <PageLinks search={search} after={view.after} next={next} />
      </>
    )
  }
  const { rows, next } = await usageLines(scope, view, asked)
  return (
    <>
      <LineRows rows={rows} {...units(rows)} sorting={sorting} isPage={isPage(next)} />
      <PageLinks search={search} after={view.after} next={next} />
    </>
  )
}
