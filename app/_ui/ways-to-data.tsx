import { useTranslations } from 'next-intl'
import type { Translate } from '../_i18n/translate.ts'
import { overAllData, withoutFilters } from '../_view/view-href.ts'
import { SECONDARY_BUTTON } from './popup-classes.ts'
import { ViewLink } from './view-link.client.tsx'

const WAYS = {
  logging: ['aws', 'google-cloud', 'azure', 'oracle', 'others'],
  kubernetes: ['aws', 'google-cloud', 'opencost'],
  footprints: ['aws', 'google-cloud', 'azure'],
} as const

interface Props {
  readonly slug: string
  /** Which data there is none of. */
  readonly of: keyof typeof WAYS
  /** Whether the view has a filter or a period, behind which there may be something. */
  readonly isFiltered: boolean
}

function waysTo(t: Translate, of: keyof typeof WAYS): readonly { name: string; text: string }[] {
  if (of === 'kubernetes')
    return WAYS.kubernetes.map((way) => ({
      name: t(`kubernetes.ways.${way}.name`),
      text: t(`kubernetes.ways.${way}.text`),
    }))
  if (of === 'logging')
    return WAYS.logging.map((way) => ({
      name: t(`logging.ways.${way}.name`),
      text: t(`logging.ways.${way}.text`),
    }))
  return WAYS.footprints.map((way) => ({
    name: t(`footprints.ways.${way}.name`),
    text: t(`footprints.ways.${way}.text`),
  }))
}

/** There is no such data: each way to get it, and where to bring it. */
export function WaysToData({ slug, of, isFiltered }: Props) {
  const t = useTranslations()
  const ways = waysTo(t, of)
  return (
    <section className="max-w-3xl rounded-xl border border-line bg-surface px-6 py-7">
      <h2 className="text-base font-semibold">{t(`${of}.emptyTitle`)}</h2>
      {isFiltered && (
        <p className="mt-1.5">
          {t(`${of}.emptySelection`)}{' '}
          <ViewLink
            href={overAllData(withoutFilters(''))}
            className="text-accent underline underline-offset-2"
          >
            {t('empty.everything')}
          </ViewLink>
        </p>
      )}
      <p className="mt-1.5 text-muted">{t(`${of}.emptyText`)}</p>
      <dl className="mt-5 space-y-4">
        {ways.map(({ name, text }) => (
          <div key={name}>
            <dt className="font-medium">{name}</dt>
            <dd className="mt-0.5 break-words text-muted">{text}</dd>
          </div>
        ))}
      </dl>
      {slug !== '' && (
        <a href={`/o/${slug}/imports`} className={`${SECONDARY_BUTTON} mt-6`}>
          {t(`${of}.toImports`)}
        </a>
      )}
    </section>
  )
}
