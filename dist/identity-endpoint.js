'use strict'
require('./index.js').identityEndpoint()
