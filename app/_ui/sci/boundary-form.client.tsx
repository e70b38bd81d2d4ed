'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type BoundaryComponent, type SoftwareBoundary, teamsInside } from '#lib/domain/sci/boundary.ts'
import { MAX_NAME_LENGTH } from '#lib/domain/sci/name-fault.ts'
import { NO_SPLIT, type SharedSplit } from '#lib/domain/teams/shared-split.ts'
import { AuthorField } from '../author-field.client.tsx'
import { callApi, jsonBody } from '../call-api.client.tsx'
import { FIELD, PRIMARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { SplitChoice } from '../teams/rules/split-choice.client.tsx'
import { useAuthor } from '../use-author.client.tsx'
import { ComponentList } from './component-list.client.tsx'
import type { Owner } from './owners-of.ts'
import { sciPath } from './sci-path.ts'
import { useSaving } from './use-saving.client.tsx'

interface Props {
  readonly slug: string
  readonly owners: readonly Owner[]
  readonly boundary: SoftwareBoundary | null
  readonly onSaved: (boundary: { readonly name: string }) => void
}

const wholeOf = (owner: Owner): readonly BoundaryComponent[] => [
  { name: owner.label, selection: owner.selection, inside: true },
]

const LABEL = 'block min-w-0 text-xs font-medium'

/** What a software system is made of: everything of somebody to begin with, then what is told apart or left out. */
export function BoundaryForm({ slug, owners, boundary, onSaved }: Props) {
  const t = useTranslations()
  const [author] = useAuthor()
  const [first] = owners
  const [owner, setOwner] = useState(0)
  const [name, setName] = useState(boundary?.name ?? first?.label ?? '')
  const [description, setDescription] = useState(boundary?.description ?? '')
  const [note, setNote] = useState('')
  const [components, setComponents] = useState(boundary?.components ?? (first ? wholeOf(first) : []))
  const [split, setSplit] = useState<SharedSplit>(boundary?.sharedSplit ?? NO_SPLIT)
  const { isSaving, problem, save } = useSaving()
  const choose = (index: number) => {
    const chosen = owners[index]
    if (!chosen) return
    if (name === owners[owner]?.label) setName(chosen.label)
    setOwner(index)
    setComponents(wholeOf(chosen))
    setSplit(NO_SPLIT)
  }
  const isReady =
    name.trim() !== '' &&
    author.trim() !== '' &&
    components.every(({ inside }) => inside === true || inside.reason.trim() !== '')
  const teams = teamsInside({ components })
  const body = {
    name: name.trim(),
    description: description.trim(),
    components,
    sharedSplit: split,
    allocation: boundary?.allocation ?? null,
    author: author.trim(),
    note,
    basedOn: boundary?.version ?? 0,
  }
  return (
    <form
      className="mt-4 space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        void save(
          () => callApi<SoftwareBoundary>(sciPath(slug, 'boundaries'), jsonBody('POST', body)),
          onSaved,
        )
      }}
    >
      {boundary === null && (
        <label className={LABEL}>
          {t('sci.form.owner')}
          <select
            className={`${FIELD} mt-1 font-normal`}
            value={owner}
            onChange={(event) => choose(Number(event.target.value))}
          >
            {owners.map(({ kind, label }, index) => (
              <option key={`${kind} ${label}`} value={index}>
                {kind === 'all' ? label : t(`sci.form.owners.${kind}`, { name: label })}
              </option>
            ))}
          </select>
        </label>
      )}
      {boundary === null && (
        <label className={LABEL}>
          {t('sci.form.name')}
          <input
            className={`${FIELD} mt-1 font-normal`}
            required
            maxLength={MAX_NAME_LENGTH}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
      )}
      <ComponentList components={components} onChange={setComponents} />
      {teams.length > 0 && <SplitChoice split={split} teams={teams} onChange={setSplit} />}
      <label className={LABEL}>
        {t('sci.form.description')} <span className="font-normal text-muted">({t('sci.form.optional')})</span>
        <input
          className={`${FIELD} mt-1 font-normal`}
          maxLength={2000}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
      </label>
      {boundary !== null && (
        <label className={LABEL}>
          {t('sci.form.note')} <span className="font-normal text-muted">({t('sci.form.optional')})</span>
          <input
            className={`${FIELD} mt-1 font-normal`}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
      )}
      <AuthorField />
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" className={PRIMARY_BUTTON} disabled={!isReady || isSaving}>
        {isSaving ? t('sci.form.saving') : t('sci.form.save')}
      </button>
    </form>
  )
}
