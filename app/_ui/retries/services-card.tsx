import { getTranslations } from 'next-intl/server'
import { sharedMassUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { RetryView } from '#lib/queries/retries/retries.ts'
import { traceMappings, traceMappingView } from '#lib/queries/retries/trace-mapping.ts'
import { dataBandOf } from '../../_server/data-band-of.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { retryQuestionOf } from '../../_server/retries-of-page.ts'
import { Card } from '../card.tsx'
import { ownersOf } from '../sci/owners-of.ts'
import { MappingEditor } from './mapping-editor.client.tsx'
import { MappingHistory } from './mapping-history.tsx'
import { ServicesTable } from './services-table.tsx'

/** The services of the traces: which usage of the bills each is, and what of it was wasted. */
export async function ServicesCard({ page, answer }: { page: PageRequest; answer: RetryView }) {
  const t = await getTranslations()
  const { scope, organisation } = page
  const [mapping, versions, band] = await Promise.all([
    traceMappingView(scope, retryQuestionOf(page)),
    traceMappings(scope),
    dataBandOf(scope),
  ])
  const unit =
    page.view.unit ??
    sharedMassUnit(answer.services.map(({ waste }) => (waste?.attributedG.central ?? 0) / 1000))
  return (
    <Card title={t('retries.services.title')} detail={t('retries.services.detail')}>
      <div id="mapping" className="px-5 pb-5" data-retries="services">
        <ServicesTable services={answer.services} rules={mapping.inForce.rules} unit={unit} />
        {page.shared === undefined && (
          <>
            <MappingEditor
              slug={organisation.slug}
              view={mapping}
              usages={[
                ...ownersOf(t, band).map(({ kind, label, selection }) => ({
                  label: kind === 'all' ? label : t(`sci.form.owners.${kind}`, { name: label }),
                  usage: selection,
                })),
                ...band.tags.map((tag) => ({
                  label: `${t('dimensions.tag')} ${visible(tag)}`,
                  usage: { tag: [tag] },
                })),
              ]}
            />
            <MappingHistory versions={versions} />
          </>
        )}
      </div>
    </Card>
  )
}
