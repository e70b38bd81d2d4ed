import { useTranslations } from 'next-intl'
import { visible } from '#lib/domain/format/visible.ts'
import { operationText } from '../../_format/operation-text.ts'

interface Props {
  readonly edge: { readonly caller: string; readonly callee: string; readonly operation: string }
}

/** Who calls whom, and for what. A caller of '' is somebody outside. */
export function EdgeName({ edge: { caller, callee, operation } }: Props) {
  const t = useTranslations()
  return (
    <>
      <span className="font-medium break-words">
        {caller === '' ? t('retries.outside') : visible(caller)}{' '}
        <span aria-hidden="true" className="inline-block rtl:-scale-x-100">
          →
        </span>
        <span className="sr-only">{t('retries.calls')}</span> {visible(callee)}
      </span>
      <span className="block text-xs break-words text-muted">{operationText(t, operation)}</span>
    </>
  )
}
