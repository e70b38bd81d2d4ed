/** A line that says how far something is; its share never goes backwards. Where nobody looks, one line for every tenth. */
export function progressLine(stream: NodeJS.WriteStream = process.stderr) {
  let share = 0
  let tenth = -1
  let label = ''
  return {
    show(what: string, now: number, details = ''): void {
      if (what !== label) {
        label = what
        share = 0
        tenth = -1
      }
      share = Math.min(1, Math.max(share, now))
      const text = `${what}… ${Math.floor(share * 100)} %${details === '' ? '' : ` · ${details}`}`
      if (stream.isTTY) stream.write(`\r${text}\u001b[K`)
      else if (Math.floor(share * 10) > tenth) stream.write(`${text}\n`)
      tenth = Math.floor(share * 10)
    },
    clear(): void {
      if (stream.isTTY) stream.write('\r\u001b[K')
    },
  }
}

export type ProgressLine = ReturnType<typeof progressLine>
