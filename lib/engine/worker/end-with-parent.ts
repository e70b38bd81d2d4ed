const LOOK_EVERY_MILLISECONDS = 200

/**
 * Ends this process at once where its parent is gone. A worker that outlives a killed server would write into the work folder of the
 * one that resumes its import.
 */
export function endWithParent(parent: number): void {
  const look = () => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
  }
  look()
  setInterval(look, LOOK_EVERY_MILLISECONDS).unref()
}
