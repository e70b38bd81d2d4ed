import { Blocks } from './block-sums.ts'
import { DRAIN, Drain, type DrainOptions } from './drain.ts'
import { FieldSums } from './field-sums.ts'
import { headOf } from './head-of.ts'
import { LevelSums } from './level-sums.ts'
import type { LogRecord } from './log-record.ts'
import type { LogReport, LogTemplate } from './log-report.ts'
import { maskMessage } from './mask-message.ts'
import { redactSecrets } from './redact-secrets.ts'
import { shareError } from './share-error.ts'
import { templateFlags } from './template-flags.ts'
import { templateId } from './template-id.ts'
import { TemplateSum } from './template-sum.ts'

/** What stands for the templates that made room for others, each too rare to be remembered. */
const RARER = '(rarer templates)'
const EMPTY = '(empty line)'

/** Longer messages are grouped by their beginning. */
const MOST_CHARACTERS = 4096

/**
 * Sums a log by template, level and field, record by record, in bounded memory. Only templates and counts are kept: no message, and of a
 * template's words only those that are no value and no secret.
 */
export class LogMiner {
  private readonly sums = new Map<number, TemplateSum>()
  private readonly rarer = new TemplateSum()
  private readonly levels = new LevelSums()
  private readonly fields = new FieldSums()
  private readonly mergedInto = new Map<number, number>()
  private readonly drain: Drain
  private readonly blocks = new Blocks(() => {
    for (const sum of this.sums.values()) sum.fold()
    this.rarer.fold()
  })
  private lines = 0
  private bytes = 0
  private records = 0

  /** @param traced whether `templateIds` will be asked for: groups that were merged are then remembered */
  constructor({ traced = false, drain = DRAIN }: { traced?: boolean; drain?: DrainOptions } = {}) {
    this.drain = new Drain({
      forget: (group) => {
        const sum = this.sums.get(group)
        if (sum) this.rarer.merge(sum)
        this.sums.delete(group)
      },
      merge: (from, into) => {
        const sum = this.sums.get(from)
        if (sum) this.sums.get(into)?.merge(sum)
        this.sums.delete(from)
        if (traced) this.mergedInto.set(from, into)
      },
      options: drain,
    })
  }

  /** Adds a record. @returns the number of its group, which `templateIds` knows at the end */
  add(record: LogRecord): number {
    this.lines += record.lines
    this.bytes += record.bytes
    this.records += 1
    this.levels.add(record.level, record.lines, record.bytes)
    if (record.fields) this.fields.add(record.fields)
    const { text, found } = redactSecrets(headOf(record.message, MOST_CHARACTERS))
    const group = this.drain.add(maskMessage(text))
    const sum = this.sums.get(group) ?? new TemplateSum()
    this.sums.set(group, sum)
    sum.add(record, found, this.blocks.add(record.bytes))
    return group
  }

  /** The template's id of every group at the end; a group that was forgotten belongs to the rarer ones. */
  templateIds(): (group: number) => string {
    const ids = new Map(
      [...this.drain.templates()].map(([group, template]) => [group, templateId(template || EMPTY)]),
    )
    const rarer = templateId(RARER)
    return (group) => {
      let last = group
      for (let into = this.mergedInto.get(last); into !== undefined; into = this.mergedInto.get(last))
        last = into
      return ids.get(last) ?? rarer
    }
  }

  report(): LogReport {
    const { lines, bytes, records } = this
    return {
      lines,
      bytes,
      records,
      levels: this.levels.volumes(),
      templates: [...this.byText()]
        .map(([template, sum]) => this.template(template, sum))
        .sort((a, b) => b.bytes - a.bytes || (a.id < b.id ? -1 : 1)),
      fields: this.fields.volumes(),
    }
  }

  /** Groups that came to have the same words are one template. */
  private byText(): Map<string, TemplateSum> {
    const sums = new Map<string, TemplateSum>()
    const add = (template: string, sum: TemplateSum) => {
      const same = sums.get(template) ?? new TemplateSum()
      same.merge(sum)
      sums.set(template, same)
    }
    for (const [group, template] of this.drain.templates()) {
      const sum = this.sums.get(group)
      if (sum) add(template || EMPTY, sum)
    }
    if (this.rarer.records > 0) add(RARER, this.rarer)
    return sums
  }

  private template(template: string, sum: TemplateSum): LogTemplate {
    const level = this.levels.spell(sum.level())
    return {
      id: templateId(template),
      template,
      level,
      lines: sum.lines,
      bytes: sum.bytes,
      share: this.bytes === 0 ? 0 : sum.bytes / this.bytes,
      flags: templateFlags(template, level, sum),
      records: sum.records,
      shareError: shareError(sum.blocks, this.blocks.bytes),
    }
  }
}
