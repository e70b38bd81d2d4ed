import { useTranslations } from 'next-intl'
import { Icon } from './icon.tsx'

const CLOUDS = [
  'aws-data-exports',
  'aws-legacy',
  'aws-cost-explorer',
  'google-cloud',
  'azure',
  'oracle',
  'alibaba',
  'kubernetes',
  'footprints',
  'other',
] as const

/** The menu path to the billing export of each cloud. */
export function ExportSources() {
  const t = useTranslations()
  return (
    <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
      {CLOUDS.map((cloud) => (
        <li key={cloud}>
          <details className="group px-5">
            <summary className="flex min-h-11 items-center justify-between gap-3 font-medium marker:content-none">
              {t(`welcome.sources.${cloud}.cloud`)}
              <span aria-hidden="true" className="text-muted transition-transform group-open:rotate-180">
                <Icon name="chevron" size={14} />
              </span>
            </summary>
            <div className="pb-4 text-[0.8125rem]">
              <ol className="flex flex-wrap gap-x-1.5 gap-y-1">
                {t(`welcome.sources.${cloud}.path`)
                  .split(' › ')
                  .map((step, index) => (
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
              <p className="mt-1.5 text-muted">{t(`welcome.sources.${cloud}.note`)}</p>
            </div>
          </details>
        </li>
      ))}
    </ul>
  )
}
