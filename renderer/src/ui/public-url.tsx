const tailLength = 16

/** A URL on one line with its host standing out; where there is no room, the middle of the host gives way. */
export function PublicUrl({ url }: { url: string }) {
  const [, scheme = '', host = url, path = ''] = /^(https?:\/\/)([^/]*)(.*)$/.exec(url) ?? []
  const isLong = host.length > tailLength + 4
  return (
    <span title={url} className="flex min-w-0 font-mono text-sm text-fg-2">
      <span className={scheme === 'https://' ? 'max-[1100px]:sr-only' : undefined}>{scheme}</span>
      <span className="truncate font-medium text-fg">{isLong ? host.slice(0, -tailLength) : host}</span>
      {isLong && <span className="shrink-0 font-medium text-fg">{host.slice(-tailLength)}</span>}
      <span className="min-w-0 shrink-[4] truncate">{path}</span>
    </span>
  )
}
