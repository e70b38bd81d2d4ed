import type { Emissions } from '#lib/domain/report/emissions.ts'
import type { FigureIdentity } from '#lib/domain/report/explanation.ts'
import { APP_VERSION } from '#lib/queries/app-version.ts'
import { snapshot } from '#lib/queries/snapshot.ts'
import { filterInWords, viewInWords } from '../_format/view-in-words.ts'
import type { Translate } from '../_i18n/translate.ts'
import type { PageRequest } from '../_server/read-page.ts'
import { pinnedSearch } from '../_view/pinned-search.ts'
import type { ExportPage } from './export-pages.ts'
import { pageAddress } from './page-address.ts'

/** What must be known of an export to make it again, and to know what it says. */
export interface ExportMeta {
  readonly headroom: string
  readonly page: ExportPage
  /** In one line: page, period, filter, method. */
  readonly view: string
  /** The page that shows the same; null where the reader has only a share link. */
  readonly url: string | null
  readonly organisation: string
  /** Null where the figures are of real bills. */
  readonly demo: string | null
  /** ISO dates, `to` inclusive; null where there is no data. */
  readonly period: { readonly from: string; readonly to: string } | null
  readonly filter: string
  readonly search: string
  readonly sort: string
  readonly method: 'location' | 'market'
  readonly factorSet: string
  /** Revision of the factor set and of the method. */
  readonly revision: string
  /** The same id, the same figures. */
  readonly snapshot: string
  readonly identity: FigureIdentity
  readonly units: string
  /** Of the page, in kWh and kg CO2e; null where it has none. */
  readonly total: Emissions | null
  /** ISO 8601, UTC. */
  readonly generatedAt: string
}

/** Says of an export what it is. */
export async function exportMeta(
  t: Translate,
  name: ExportPage,
  page: PageRequest,
  { origin, total, now = new Date() }: { origin: string; total: Emissions | null; now?: Date },
): Promise<ExportMeta> {
  const { organisation, scope, view, shown } = page
  const { identity, id } = await snapshot(scope, view)
  const [from, to] = [view.filter.from ?? shown?.from, view.filter.to ?? shown?.to]
  const isShared = page.shared !== undefined
  return {
    headroom: APP_VERSION,
    page: name,
    view: viewInWords(t, t(`exports.pages.${name}`), view),
    url: isShared ? null : `${origin}${pageAddress(organisation.slug, name, pinnedSearch(page))}`,
    organisation: organisation.name,
    demo: organisation.isDemo ? t('exports.demo') : null,
    period: from && to ? { from, to } : null,
    filter: filterInWords(t, view),
    search: view.search,
    sort: view.sort ?? '',
    method: view.method,
    factorSet: view.factorSet,
    revision: identity.methodVersion,
    snapshot: id,
    identity,
    units: t('exports.units'),
    total,
    generatedAt: now.toISOString(),
  }
}
