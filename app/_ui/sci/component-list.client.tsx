'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { BoundaryComponent } from '#lib/domain/sci/boundary.ts'
import { CATEGORIES, type Category } from '#lib/domain/usage/category.ts'
import { FIELD, ROW_BUTTON, SECONDARY_BUTTON } from '../popup-classes.ts'
import { selectionWords } from './selection-words.ts'

interface Props {
  readonly components: readonly BoundaryComponent[]
  readonly onChange: (components: readonly BoundaryComponent[]) => void
}

const isUsed = (components: readonly BoundaryComponent[], category: Category): boolean =>
  components.some(({ selection }) => selection.category?.includes(category) ?? false)

/** The parts of a boundary: each inside or left out for a reason, and a category of usage can be set apart from what holds it all. */
export function ComponentList({ components, onChange }: Props) {
  const t = useTranslations()
  const change = (index: number, component: BoundaryComponent) =>
    onChange(components.map((each, at) => (at === index ? component : each)))
  return (
    <fieldset className="min-w-0">
      <legend className="text-xs font-medium">{t('sci.form.components')}</legend>
      <p className="mt-1 text-[0.8125rem] text-muted">{t('sci.form.always')}</p>
      <ul className="mt-2 divide-y divide-line rounded-md border border-line">
        {components.map((component, index) => (
          <li key={component.name} className="px-3 py-2">
            <ComponentRow
              component={component}
              isRemovable={index < components.length - 1 && component.selection.category !== undefined}
              onChange={(changed) => change(index, changed)}
              onRemove={() => onChange(components.filter((_, at) => at !== index))}
            />
          </li>
        ))}
      </ul>
      <SetApart components={components} onChange={onChange} />
    </fieldset>
  )
}

interface RowProps {
  readonly component: BoundaryComponent
  readonly isRemovable: boolean
  readonly onChange: (component: BoundaryComponent) => void
  readonly onRemove: () => void
}

function ComponentRow({ component, isRemovable, onChange, onRemove }: RowProps) {
  const t = useTranslations()
  const { name, selection, inside } = component
  return (
    <div className="text-[0.8125rem]">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <label className="flex min-h-7 min-w-0 flex-1 items-center gap-2">
          <input
            type="checkbox"
            className="size-4 shrink-0 accent-(--accent)"
            checked={inside === true}
            onChange={(event) => onChange({ ...component, inside: event.target.checked || { reason: '' } })}
          />
          <span className="min-w-0 break-words">
            <span className="font-medium">{name}</span>{' '}
            <span className="text-muted">{selectionWords(t, selection)}</span>
          </span>
        </label>
        {isRemovable && (
          <button
            type="button"
            className={ROW_BUTTON}
            aria-label={t('sci.form.mergeLabel', { name })}
            onClick={onRemove}
          >
            {t('sci.form.merge')}
          </button>
        )}
      </div>
      {inside !== true && (
        <input
          aria-label={t('sci.form.reasonOf', { name })}
          placeholder={t('sci.form.reason')}
          required
          maxLength={500}
          className={`${FIELD} mt-1`}
          value={inside.reason}
          onChange={(event) => onChange({ ...component, inside: { reason: event.target.value } })}
        />
      )}
    </div>
  )
}

/** Makes a category a component of its own, in front of the one that holds everything. */
function SetApart({ components, onChange }: Props) {
  const t = useTranslations()
  const free = CATEGORIES.filter((category) => !isUsed(components, category))
  const [chosen, setChosen] = useState<Category>('logging')
  const category = free.find((each) => each === chosen) ?? free[0]
  const whole = components.at(-1)
  if (category === undefined || whole === undefined || whole.selection.category !== undefined) return null
  const add = (inside: BoundaryComponent['inside']) =>
    onChange([
      { name: t(`categories.${category}`), selection: { ...whole.selection, category: [category] }, inside },
      ...components,
    ])
  return (
    <div className="mt-2 flex flex-wrap items-end gap-2">
      <label className="min-w-40 flex-1 text-xs font-medium">
        {t('sci.form.apart')}
        <select
          className={`${FIELD} mt-1 font-normal`}
          value={category}
          onChange={(event) => setChosen(free.find((each) => each === event.target.value) ?? chosen)}
        >
          {free.map((each) => (
            <option key={each} value={each}>
              {t(`categories.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className={SECONDARY_BUTTON} onClick={() => add(true)}>
        {t('sci.form.apartInside')}
      </button>
      <button type="button" className={SECONDARY_BUTTON} onClick={() => add({ reason: '' })}>
        {t('sci.form.apartOutside')}
      </button>
    </div>
  )
}
