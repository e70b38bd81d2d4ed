import { useTranslations } from 'next-intl'
import { changedView } from '../../_view/view-href.ts'
import { SECONDARY_BUTTON } from '../popup-classes.ts'
import { ViewLink } from '../view-link.client.tsx'

interface Props {
  readonly search: string
  /** The cursor of this page, and of the next. */
  readonly after: string | null
  readonly next: string | null
}

/** To the next page of a long list, and back to the first. */
export function PageLinks({ search, after, next }: Props) {
  const t = useTranslations()
  if (after === null && next === null) return null
  return (
    <nav aria-label={t('services.pages')} className="mt-3 flex justify-end gap-2">
      {after !== null && (
        <ViewLink href={changedView(search, { after: null, explain: null })} className={SECONDARY_BUTTON}>
          {t('services.first')}
        </ViewLink>
      )}
      {next !== null && (
        <ViewLink href={changedView(search, { after: next, explain: null })} className={SECONDARY_BUTTON}>
          {t('services.next')}
        </ViewLink>
      )}
    </nav>
  )
}
