// S/4HANA asks for a CSRF token on every change, CAP alone does not; so this does, as SAP Gateway: a GET with
// "X-CSRF-Token: Fetch" answers token and session cookie, a change without them answers 403 "Required".
const cds = require('@sap/cds')
const crypto = require('crypto')

const tokens = new Map()
const counts = { refused: 0, conflicts: 0 }
let touchNext = false

cds.on('bootstrap', (app) => {
  // What tests make happen: the end of all sessions, and a colleague who saves just before the hub does.
  app.post('/test/end-sessions', (request, response) => { tokens.clear(); response.sendStatus(204) })
  app.post('/test/save-before-next-change', (request, response) => { touchNext = true; response.sendStatus(204) })

  app.get('/test/counts', (request, response) => response.json(counts))

  // The v2 adapter stands before this and asks the v4 service, with all headers.
  app.use('/odata/v4', async (request, response, next) => {
    response.on('finish', () => { if (response.statusCode === 412) counts.conflicts++ })
    const session = /(?:^|; )SAP_SESSIONID_TST_100=([^;]+)/.exec(request.headers.cookie || '')?.[1]
    if (/^fetch$/i.test(request.headers['x-csrf-token'] || '')) {
      const id = crypto.randomUUID()
      const token = crypto.randomBytes(16).toString('base64')
      tokens.set(id, token)
      response.set('X-CSRF-Token', token)
      response.append('Set-Cookie', `SAP_SESSIONID_TST_100=${id}; Path=/; HttpOnly`)
      response.append('Set-Cookie', 'sap-usercontext=sap-client=100; Path=/')
    }
    else if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method)
        && !(session && tokens.get(session) === request.headers['x-csrf-token'])) {
      counts.refused++
      response.set('X-CSRF-Token', 'Required')
      return response.status(403).type('text/plain').send('CSRF token validation failed')
    }
    if (touchNext && request.method === 'PATCH') {
      touchNext = false
      await cds.run(UPDATE('sap.SalesOrder').with({ LastChangeDateTime: new Date().toISOString() }))
    }
    next()
  })
})

module.exports = cds.server
