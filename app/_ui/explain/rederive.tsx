import { useTranslations } from 'next-intl'
import type { Explanation } from '#lib/domain/report/explanation.ts'
import { Icon } from '../icon.tsx'
import { SECONDARY_BUTTON } from '../popup-classes.ts'
import { CopyText } from './copy-text.client.tsx'
import { Section } from './section.tsx'

const COMMANDS = ['unzip headroom-evidence.zip', 'cd headroom-evidence', 'python3 recompute.py'] as const

/** How to work the figure out again without this program, and what must come out. */
export function Rederive({ explanation, href }: { explanation: Explanation; href: string }) {
  const t = useTranslations()
  const { low, central, high } = explanation.emissions.totalKgCo2e
  const commands = COMMANDS.join('\n')
  return (
    <Section title={t('explain.rederive.title')} detail={t('explain.rederive.detail')}>
      <div className="space-y-3 rounded-lg border border-line bg-surface p-4 text-[0.8125rem]">
        <a href={href} download className={`${SECONDARY_BUTTON} px-3`}>
          <Icon name="download" size={15} />
          {t('explain.rederive.download')}
        </a>
        <div className="flex items-start gap-2 rounded-md bg-sunken p-3">
          <pre className="min-w-0 flex-1 font-mono text-xs leading-5 whitespace-pre-wrap break-words">
            {commands}
          </pre>
          <CopyText text={commands} label={t('explain.rederive.copy')} />
        </div>
        <p className="text-muted">{t('explain.rederive.orNode')}</p>
        <p>
          {t('explain.rederive.expected')}{' '}
          <code className="font-mono text-xs break-all">
            totalKgCo2e low {low.toPrecision(12)} central {central.toPrecision(12)} high{' '}
            {high.toPrecision(12)}
          </code>
          <span className="block text-muted">{t('explain.rederive.tolerance')}</span>
        </p>
        <p className="text-muted">
          {t('explain.rederive.whatIf')}{' '}
          <code className="font-mono text-xs">{t('explain.rederive.whatIfCommand')}</code>
        </p>
      </div>
    </Section>
  )
}
