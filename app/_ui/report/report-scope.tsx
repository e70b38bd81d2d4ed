import { useTranslations } from 'next-intl'
import { ReportSection } from './report-section.tsx'

const INCLUDED = ['electricity', 'manufacture'] as const
const EXCLUDED = ['provider', 'not-estimated', 'money', 'users', 'offsets'] as const
const METHOD = ['formula', 'parts', 'ranges'] as const

/** Which category of the GHG Protocol it is, what is counted and what is not, and by what method. */
export function ReportScope() {
  const t = useTranslations()
  return (
    <>
      <ReportSection title={t('report.scopeTitle')}>
        <p>{t('report.label')}.</p>
        <div className="mt-2 grid gap-4 sm:grid-cols-2 print:grid-cols-2">
          <List
            title={t('report.included')}
            items={INCLUDED.map((item) => t(`report.includedItems.${item}`))}
          />
          <List
            title={t('report.excluded')}
            items={EXCLUDED.map((item) => t(`report.excludedItems.${item}`))}
          />
        </div>
      </ReportSection>
      <ReportSection title={t('report.methodTitle')}>
        {METHOD.map((part) => (
          <p key={part} className="mt-1 first:mt-0">
            {t(`report.methodText.${part}`)}
          </p>
        ))}
      </ReportSection>
    </>
  )
}

const List = ({ title, items }: { title: string; items: readonly string[] }) => (
  <div>
    <h3 className="font-medium">{title}</h3>
    <ul className="mt-1 list-disc space-y-1 ps-4">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  </div>
)
