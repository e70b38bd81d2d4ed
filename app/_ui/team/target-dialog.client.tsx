'use client'
import { Dialog } from '@base-ui/react/dialog'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { AuthorField } from '../author-field.client.tsx'
import { callApi, jsonBody, type Problem } from '../call-api.client.tsx'
import { FIELD, PRIMARY_BUTTON, SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useShared } from '../share/shared.client.tsx'
import { useAuthor } from '../use-author.client.tsx'

interface Props {
  readonly slug: string
  /** Null: the organisation. */
  readonly team: string | null
  /** The month that is looked at, `YYYY-MM`. */
  readonly month: string
  readonly currentKgCo2e: number | null
  readonly suggestedKgCo2e: number | null
}

/** Three significant digits, as a field wants them. */
const rounded = (kilograms: number): string => String(Number(kilograms.toPrecision(3)))

/** Sets a target, or withdraws it, from a month on. Not for who holds a share link only. */
export function TargetDialog(props: Props) {
  const t = useTranslations()
  const [isOpen, setOpen] = useState(false)
  if (useShared() !== null) return null
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger className={SECONDARY_BUTTON}>
        {props.currentKgCo2e === null ? t('team.targets.set') : t('team.targets.change')}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/35" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-1rem)] w-[min(30rem,calc(100vw-1rem))] -translate-1/2 overflow-y-auto rounded-xl border border-line bg-raised p-5 shadow-[0_8px_40px_rgb(0_0_0/0.2)] outline-none">
          <Dialog.Title className="text-base font-semibold">
            {props.currentKgCo2e === null ? t('team.targets.set') : t('team.targets.change')}
          </Dialog.Title>
          <Dialog.Description className="mt-1 text-[0.8125rem] text-muted">
            {props.team === null ? t('team.targets.introOfAll') : t('team.targets.intro')}
          </Dialog.Description>
          <TargetForm {...props} onDone={() => setOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function TargetForm({
  slug,
  team,
  month,
  currentKgCo2e,
  suggestedKgCo2e,
  onDone,
}: Props & { onDone: () => void }) {
  const t = useTranslations()
  const router = useRouter()
  const [author] = useAuthor()
  const [amount, setAmount] = useState(rounded(currentKgCo2e ?? suggestedKgCo2e ?? 0).replace(/^0$/, ''))
  const [from, setFrom] = useState(month)
  const [note, setNote] = useState('')
  const [isBusy, setBusy] = useState<'saving' | 'withdrawing' | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const hasMonthAndAuthor = /^\d{4}-\d{2}$/.test(from) && author.trim() !== ''
  const isReady = Number(amount) > 0 && hasMonthAndAuthor
  const send = async (kgCo2ePerMonth: number | null) => {
    setBusy(kgCo2ePerMonth === null ? 'withdrawing' : 'saving')
    setProblem(null)
    const answer = await callApi(
      `/api/v1/organisations/${encodeURIComponent(slug)}/targets`,
      jsonBody('POST', { team, fromMonth: from, kgCo2ePerMonth, author: author.trim(), note: note.trim() }),
    )
    setBusy(null)
    if (!answer.ok) return setProblem(answer.problem)
    onDone()
    router.refresh()
  }
  return (
    <form
      className="mt-4 grid grid-cols-2 gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) void send(Number(amount))
      }}
    >
      <label className="text-xs font-medium">
        {t('team.targets.amount')}
        <input
          className={`${FIELD} figures mt-1 font-normal`}
          type="number"
          inputMode="decimal"
          min="0"
          step="any"
          required
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
        />
      </label>
      <label className="text-xs font-medium">
        {t('team.targets.from')}
        <input
          className={`${FIELD} mt-1 font-normal`}
          type="month"
          pattern="\d{4}-\d{2}"
          placeholder="2026-08"
          required
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </label>
      {suggestedKgCo2e !== null && (
        <button
          type="button"
          title={t('team.targets.suggestionHint')}
          onClick={() => setAmount(rounded(suggestedKgCo2e))}
          className="figures col-span-2 min-h-7 justify-self-start rounded-md text-start text-[0.8125rem] text-accent underline underline-offset-2"
        >
          {t('team.targets.suggestion', { amount: rounded(suggestedKgCo2e) })}
        </button>
      )}
      <label className="col-span-2 text-xs font-medium">
        {t('team.targets.note')}
        <input
          className={`${FIELD} mt-1 font-normal`}
          maxLength={500}
          placeholder={t('team.targets.noteHint')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <AuthorField className="col-span-2" />
      {problem && (
        <div className="col-span-2">
          <ProblemNote problem={problem} />
        </div>
      )}
      <div className="col-span-2 mt-2 flex flex-wrap justify-end gap-2">
        {currentKgCo2e !== null && (
          <button
            type="button"
            className={`${SECONDARY_BUTTON} me-auto`}
            disabled={!hasMonthAndAuthor || isBusy !== null}
            onClick={() => void send(null)}
          >
            {isBusy === 'withdrawing' ? t('team.targets.withdrawing') : t('team.targets.withdraw')}
          </button>
        )}
        <Dialog.Close className={SECONDARY_BUTTON}>{t('team.targets.cancel')}</Dialog.Close>
        <button type="submit" className={PRIMARY_BUTTON} disabled={!isReady || isBusy !== null}>
          {isBusy === 'saving' ? t('team.targets.saving') : t('team.targets.save')}
        </button>
      </div>
    </form>
  )
}
