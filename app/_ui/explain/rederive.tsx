import type { Explanation } from '#lib/domain/report/explanation.ts'
import { en } from '../../_messages/en.ts'
import { Icon } from '../icon.tsx'
import { SECONDARY_BUTTON } from '../popup-classes.ts'
import { CopyText } from './copy-text.client.tsx'
import { Section } from './section.tsx'

const COMMANDS = ['unzip headroom-evidence.zip', 'cd headroom-evidence', 'python3 recompute.py'] as const

/** How to work the figure out again without this program, and what must come out. */
export function Rederive({ explanation, href }: { explanation: Explanation; href: string }) {
  const words = en.explain.rederive
  const { low, central, high } = explanation.emissions.totalKgCo2e
  const commands = COMMANDS.join('\n')
  return (
    <Section title={words.title} detail={words.detail}>
      <div className="space-y-3 rounded-lg border border-line bg-surface p-4 text-[0.8125rem]">
        <a href={href} download className={`${SECONDARY_BUTTON} px-3`}>
          <Icon name="download" size={15} />
          {words.download}
        </a>
        <div className="flex items-start gap-2 rounded-md bg-sunken p-3">
          <pre className="min-w-0 flex-1 font-mono text-xs leading-5 whitespace-pre-wrap break-words">
            {commands}
          </pre>
          <CopyText text={commands} label={words.copy} />
        </div>
        <p className="text-muted">{words.orNode}</p>
        <p>
          {words.expected}{' '}
          <span className="font-mono text-xs break-all">
            totalKgCo2e low {low.toPrecision(12)} central {central.toPrecision(12)} high{' '}
            {high.toPrecision(12)}
          </span>
          <span className="block text-muted">{words.tolerance}</span>
        </p>
        <p className="text-muted">
          {words.whatIf} <code className="font-mono text-xs">{words.whatIfCommand}</code>
        </p>
      </div>
    </Section>
  )
}
