import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'

/* The peer: what a webhook endpoint costs at the least. It reads the body, checks the signature and stores nothing. */
const secret = process.env.BENCH_SECRET
const answer = JSON.stringify({ status: 'accepted', delivery: 'none-is-stored-here' })

const server = createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const expected = createHmac('sha256', secret).update(Buffer.concat(chunks)).digest()
    const given = Buffer.from(String(request.headers['x-hub-signature-256']).slice('sha256='.length), 'hex')
    const isGenuine = given.length === expected.length && timingSafeEqual(given, expected)
    response.writeHead(isGenuine ? 200 : 401, { 'content-type': 'application/json', 'content-length': answer.length })
    response.end(answer)
  })
})

server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}/hooks/peer` }))
process.on('disconnect', () => process.exit(0))
