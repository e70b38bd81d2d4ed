import { en } from '../_messages/en.ts'

/** The menu path to the billing export of each cloud. */
export function ExportSources() {
  return (
    <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
      {en.welcome.sources.map(({ cloud, path, then }) => (
        <li key={cloud}>
          <details className="group px-5">
            <summary className="flex min-h-11 items-center justify-between gap-3 font-medium marker:content-none">
              {cloud}
              <span aria-hidden="true" className="text-muted transition-transform group-open:rotate-180">
                <svg
                  width="14"
                  height="14"
                  viewBox="0 0 20 20"
                  fill="none"
                  stroke="currentColor"
                  strokeWidth="1.5"
                >
                  <path d="m6 8 4 4 4-4" />
                </svg>
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
              <p className="mt-1.5 text-muted">{then}</p>
            </div>
          </details>
        </li>
      ))}
    </ul>
  )
}
