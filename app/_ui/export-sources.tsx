import { en } from '../_messages/en.ts'
import { Icon } from './icon.tsx'

/** The menu path to the billing export of each cloud. */
export function ExportSources() {
  return (
    <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
      {en.welcome.sources.map(({ cloud, path, note }) => (
        <li key={cloud}>
          <details className="group px-5">
            <summary className="flex min-h-11 items-center justify-between gap-3 font-medium marker:content-none">
              {cloud}
              <span aria-hidden="true" className="text-muted transition-transform group-open:rotate-180">
                <Icon name="chevron" size={14} />
              </span>
            </summary>
            <div className="pb-4 text-[0.8125rem]">
              <ol className="flex flex-wrap gap-x-1.5 gap-y-1">
                {path.map((step, index) => (
                  <li key={step}>
                    {index > 0 && (
                      <span aria-hidden="true" className="me-1.5 text-muted">
                        ›
                      </span>
                    )}
                    {step}
                  </li>
                ))}
              </ol>
              <p className="mt-1.5 text-muted">{note}</p>
            </div>
          </details>
        </li>
      ))}
    </ul>
  )
}
