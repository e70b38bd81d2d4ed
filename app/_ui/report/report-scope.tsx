import { en } from '../../_messages/en.ts'
import { ReportSection } from './report-section.tsx'

/** Which category of the GHG Protocol it is, what is counted and what is not, and by what method. */
export function ReportScope() {
  const words = en.report
  return (
    <>
      <ReportSection title={words.scopeTitle}>
        <p>{words.label}.</p>
        <div className="mt-2 grid gap-4 sm:grid-cols-2 print:grid-cols-2">
          <List title={words.included} items={words.includedItems} />
          <List title={words.excluded} items={words.excludedItems} />
        </div>
      </ReportSection>
      <ReportSection title={words.methodTitle}>
        {words.methodText.map((text) => (
          <p key={text} className="mt-1 first:mt-0">
            {text}
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
