// Renews nothing by itself (htmx does); says how old a part is, and when it could not be renewed.
(function () {
  'use strict';

  function tick() {
    document.querySelectorAll('[data-fresh]').forEach(function (mark) {
      if (!mark.seraiAt) {
        mark.seraiAt = Date.now();
      }
      var seconds = Math.round((Date.now() - mark.seraiAt) / 1000);
      var stale = seconds > 20;
      mark.textContent = (stale ? mark.dataset.stale : mark.dataset.text).replace('{0}', seconds);
      var live = mark.closest('#live');
      if (live) {
        live.classList.toggle('stale', stale);
      }
    });
  }

  // Somebody who is typing inside a part is not interrupted by its renewal.
  document.addEventListener('htmx:beforeRequest', function (event) {
    var part = event.target;
    var busy = Array.prototype.some.call(part.querySelectorAll('input:not([type=hidden])'), function (input) {
      return input.value !== '' || input === document.activeElement;
    });
    if (busy || document.hidden) {
      event.preventDefault();
    }
  });

  document.addEventListener('htmx:afterSettle', tick);
  document.addEventListener('DOMContentLoaded', function () {
    tick();
    setInterval(tick, 1000);
  });
}());
