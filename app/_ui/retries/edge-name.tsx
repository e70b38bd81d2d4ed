import { useTranslations } from 'next-intl'
import { shortName } from '#lib/domain/format/short-name.ts'
import { operationText } from '../../_format/operation-text.ts'

interface Props {
  readonly edge: { readonly caller: string; readonly callee: string; readonly operation: string }
  /** Letters of each name that are shown. */
  readonly most?: number | undefined
}

/** Who calls whom, and for what. A caller of '' is somebody outside. */
export function EdgeName({ edge: { caller, callee, operation }, most }: Props) {
  const t = useTranslations()
  const said = (name: string) => shortName(name, { most })
  return (
    <>
      <span className="font-medium wrap-anywhere">
        {caller === '' ? t('retries.outside') : said(caller)}{' '}
        <span aria-hidden="true" className="inline-block rtl:-scale-x-100">
          →
        </span>
        <span className="sr-only">{t('retries.calls')}</span> {said(callee)}
      </span>
      <span className="block text-xs wrap-anywhere text-muted">{operationText(t, operation, most)}</span>
    </>
  )
}
