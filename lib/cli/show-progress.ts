/** Something that knows what share of its work is done, 0 to 1. */
interface Watched {
  progress(): number
}

/** A progress line on stderr, only where somebody is looking. */
export function showProgress(stream: NodeJS.WriteStream = process.stderr) {
  let watched: Watched | undefined
  const draw = () => {
    const percent = Math.floor((watched?.progress() ?? 0) * 100)
    stream.write(`\rReading the bill… ${percent} %`)
  }
  const timer = stream.isTTY ? setInterval(draw, 200) : undefined
  return {
    watch: (connection: Watched): void => {
      watched = connection
    },
    stop: (): void => {
      if (!timer) return
      clearInterval(timer)
      stream.write('\r\u001b[K')
    },
  }
}
