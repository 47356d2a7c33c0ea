'use strict'
require('./index.js').plan()
