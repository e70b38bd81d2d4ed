import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { TableScroll } from '../../table-scroll.tsx'

const END = 'px-3 py-2 text-end whitespace-nowrap'

interface Props {
  readonly label: string
  /** What the first of the two figures is. */
  readonly before: string
  readonly rows: readonly { readonly measure: string; readonly was: ReactNode; readonly is: ReactNode }[]
}

/** Measures as they are and as they would be. */
export function BeforeAfterTable({ label, before, rows }: Props) {
  const t = useTranslations()
  return (
    <TableScroll label={label}>
      <table className="figures w-full text-[0.8125rem]">
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            <th scope="col" className="px-3 py-2 text-start font-medium">
              {t('retries.whatIf.measure')}
            </th>
            <th scope="col" className={`${END} font-medium`}>
              {before}
            </th>
            <th scope="col" className={`${END} font-medium`}>
              {t('retries.whatIf.after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ measure, was, is }) => (
            <tr key={measure} className="border-b border-line last:border-0">
              <th scope="row" className="px-3 py-2 text-start font-normal">
                {measure}
              </th>
              <td className={`${END} text-muted`}>{was}</td>
              <td className={`${END} font-medium`}>{is}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}
