import { useTranslations } from 'next-intl'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { otherPage } from '../../../_view/view-href.ts'
import { Card } from '../../card.tsx'
import { SECONDARY_BUTTON } from '../../popup-classes.ts'
import { ViewLink } from '../../view-link.client.tsx'

interface Props {
  readonly slug: string
  readonly search: string
  readonly factorSet: FactorSetId
}

/** Leads to the settings of the factor sets. */
export function FactorsLink({ slug, search, factorSet }: Props) {
  const t = useTranslations()
  const path = `/o/${encodeURIComponent(slug)}/settings/factors`
  return (
    <Card
      title={t('factorSettings.link')}
      action={
        <ViewLink href={otherPage(path, search)} className={SECONDARY_BUTTON}>
          {t('factorSettings.open')}
        </ViewLink>
      }
    >
      <p className="px-5 pb-4 text-[0.8125rem] text-muted">
        {t('factorSettings.linkText')} {t('factorSettings.inUse', { set: factorSet })}
      </p>
    </Card>
  )
}
