'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { visible } from '#lib/domain/format/visible.ts'
import { ruleChanges } from '#lib/domain/teams/rule-changes.ts'
import type { TeamRuleSet } from '#lib/domain/teams/team-rule-set.ts'
import { formatInstant } from '../../../_format/dates.ts'
import { ROW_BUTTON } from '../../popup-classes.ts'
import { ProblemNote } from '../../problem-note.tsx'
import { MovesTable } from './preview-panel.client.tsx'
import { ruleInWords } from './rule-words.ts'
import { type PreviewOf, useRulesPreview } from './use-rules-preview.client.tsx'

const SHOWN_CHANGES = 10

interface Props {
  /** Newest first. */
  readonly versions: readonly TeamRuleSet[]
  readonly of: PreviewOf
  readonly onRestore?: ((version: TeamRuleSet) => void) | undefined
}

/** Who changed the rules, when and why, what changed, and what that moved between teams. */
export function RuleHistory({ versions, of, onRestore }: Props) {
  const [open, setOpen] = useState<number | null>(null)
  return (
    <ol className="divide-y divide-line">
      {versions.map((version, index) => (
        <Version
          key={version.version}
          version={version}
          before={versions[index + 1]}
          of={of}
          isOpen={open === version.version}
          onToggle={() => setOpen(open === version.version ? null : version.version)}
          onRestore={index > 0 ? onRestore : undefined}
        />
      ))}
    </ol>
  )
}

interface VersionProps {
  readonly version: TeamRuleSet
  readonly before: TeamRuleSet | undefined
  readonly of: PreviewOf
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onRestore: ((version: TeamRuleSet) => void) | undefined
}

function Version({ version, before, of, isOpen, onToggle, onRestore }: VersionProps) {
  const t = useTranslations()
  const { preview, problem } = useRulesPreview(isOpen && before ? version : null, of, before?.version)
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-medium">{t('teams.rules.version', { version: version.version })}</span>
        <span className="figures text-[0.8125rem] text-muted">
          {t('teams.rules.by', { author: visible(version.author), at: formatInstant(version.createdAt) })}
        </span>
        <span className="min-w-0 flex-1 basis-40 break-words">
          {version.note === '' ? t('teams.history.beginning') : visible(version.note)}
        </span>
        {before && (
          <button type="button" className={ROW_BUTTON} aria-expanded={isOpen} onClick={onToggle}>
            {t('teams.history.moved')}
          </button>
        )}
        {onRestore && (
          <button type="button" className={ROW_BUTTON} onClick={() => onRestore(version)}>
            {t('teams.history.restore')}
          </button>
        )}
      </div>
      {before && <Changes before={before} after={version} />}
      {isOpen && problem && <ProblemNote problem={problem} />}
      {isOpen && !problem && (
        <div className="mt-2">
          {preview ? (
            <MovesTable preview={preview} />
          ) : (
            <p className="text-muted">{t('teams.rules.looking')}</p>
          )}
        </div>
      )}
    </li>
  )
}

function Changes({ before, after }: { before: TeamRuleSet; after: TeamRuleSet }) {
  const t = useTranslations()
  const { changes, isReordered, isSplitChanged } = ruleChanges(before, after)
  const lines = [
    ...changes.map(({ change, rule, before: was }) =>
      change === 'changed' && was
        ? t('teams.history.changes.changed', { before: ruleInWords(t, was), after: ruleInWords(t, rule) })
        : t(`teams.history.changes.${change === 'removed' ? 'removed' : 'added'}`, {
            rule: ruleInWords(t, rule),
          }),
    ),
    ...(isReordered ? [t('teams.history.reordered')] : []),
    ...(isSplitChanged ? [t('teams.history.split', { by: t(`teams.split.${after.sharedSplit.by}`) })] : []),
  ]
  const shown = lines.slice(0, SHOWN_CHANGES)
  const rest = lines.length - shown.length
  return (
    <ul className="mt-1 text-[0.8125rem] break-words text-muted">
      {lines.length === 0 && <li>{t('teams.history.same')}</li>}
      {shown.map((line) => (
        <li key={line}>{line}</li>
      ))}
      {rest > 0 && <li>{t('teams.history.moreChanges', { count: rest })}</li>}
    </ul>
  )
}
