// Search, the English text, links to copy, and the quoted words of a rule marked in the text.
// Without this file the edition is still complete to read.
(function () {
  'use strict';
  var squeeze = function (s) { return s.toLowerCase().replace(/\s+/g, ''); };

  // --- search: every word must stand in the text, in a rule, or in the number of the provision
  var input = document.getElementById('q');
  var found = document.getElementById('found');
  var MOST = 40;
  var entries = (window.EDITION || []).map(function (e) {
    return { e: e, all: squeeze(e.t + '\n' + e.n + '\n' + e.x + '\n' + e.r) };
  });

  function snippet(text, word) {
    var at = text.toLowerCase().indexOf(word);
    var p = document.createElement('span');
    if (at < 0) {
      p.textContent = text.slice(0, 60) + (text.length > 60 ? '…' : '');
      return p;
    }
    var from = Math.max(0, at - 24);
    p.append((from > 0 ? '…' : '') + text.slice(from, at));
    var mark = document.createElement('mark');
    mark.textContent = text.slice(at, at + word.length);
    p.append(mark, text.slice(at + word.length, at + word.length + 44) + '…');
    return p;
  }

  function search() {
    var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    found.textContent = '';
    found.hidden = words.length === 0;
    if (words.length === 0) { return; }
    var hits = entries.filter(function (x) {
      return words.every(function (w) { return x.all.indexOf(squeeze(w)) >= 0; });
    });
    var count = document.createElement('p');
    count.textContent = hits.length === 0 ? '没有找到' :
        '找到 ' + hits.length + ' 处' + (hits.length > MOST ? '，列出前 ' + MOST + ' 处' : '');
    found.append(count);
    hits.slice(0, MOST).forEach(function (x) {
      var a = document.createElement('a');
      a.href = x.e.u;
      var b = document.createElement('b');
      b.textContent = x.e.t;
      var inText = x.e.x.toLowerCase().indexOf(words[0]) >= 0 || !x.e.r;
      a.append(b, snippet(inText ? x.e.x : x.e.r, words[0]));
      a.addEventListener('click', function () { found.hidden = true; });
      found.append(a);
    });
  }

  if (input && window.EDITION) {
    input.disabled = false;
    input.addEventListener('input', search);
    input.addEventListener('focus', search);
    document.addEventListener('keydown', function (event) {
      if (event.key === '/' && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) {
        event.preventDefault();
        input.focus();
      } else if (event.key === 'Escape') {
        found.hidden = true;
      } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !found.hidden) {
        var links = [input].concat(Array.prototype.slice.call(found.querySelectorAll('a')));
        var i = links.indexOf(document.activeElement);
        if (i >= 0) {
          event.preventDefault();
          links[Math.max(0, Math.min(links.length - 1, i + (event.key === 'ArrowDown' ? 1 : -1)))].focus();
        }
      }
    });
    document.addEventListener('click', function (event) {
      if (!event.target.closest('.search')) { found.hidden = true; }
    });
  }

  // --- English beside the Chinese
  var english = document.getElementById('english');
  function show(on) {
    document.body.classList.toggle('english', on);
    english.setAttribute('aria-pressed', String(on));
    try { localStorage.setItem('edition-english', on ? '1' : ''); } catch (e) { /* a file may have no storage */ }
  }
  if (english) {
    english.hidden = false;
    var kept = '';
    try { kept = localStorage.getItem('edition-english') || ''; } catch (e) { kept = ''; }
    show(kept === '1');
    english.addEventListener('click', function () { show(!document.body.classList.contains('english')); });
  }

  // --- links to copy
  document.querySelectorAll('.copy').forEach(function (button) {
    if (!navigator.clipboard) { return; }
    button.hidden = false;
    button.addEventListener('click', function () {
      var link = button.parentElement.querySelector('a').href;
      navigator.clipboard.writeText(link).then(function () {
        button.textContent = '已复制';
        setTimeout(function () { button.textContent = '复制链接'; }, 1500);
      });
    });
  });

  // --- a link into something folded opens it
  function unfold() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (!target) { return; }
    for (var e = target; e; e = e.parentElement) {
      if (e.tagName === 'DETAILS') { e.open = true; }
    }
    target.scrollIntoView();
  }
  window.addEventListener('hashchange', unfold);
  unfold();
  var contents = document.querySelector('.contents details');
  if (contents && window.matchMedia('(min-width: 64.01rem)').matches) { contents.open = true; }

  // --- the words that a rule encodes, marked in the text while one looks at the rule
  if (window.CSS && CSS.highlights && window.Highlight) {
    var mark = function (card) {
      var passage = card.closest('.row').querySelector('.passage');
      if (!passage) { return; }
      var walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
      var places = [];
      var text = '';
      for (var n = walker.nextNode(); n; n = walker.nextNode()) {
        for (var i = 0; i < n.data.length; i++) {
          if (!/\s/.test(n.data[i])) { places.push([n, i]); text += n.data[i]; }
        }
      }
      var quote = card.dataset.quote.replace(/\s+/g, '');
      var at = text.indexOf(quote);
      if (at < 0) { return; }
      var range = new Range();
      range.setStart(places[at][0], places[at][1]);
      var end = places[at + quote.length - 1];
      range.setEnd(end[0], end[1] + 1);
      CSS.highlights.set('quote', new Highlight(range));
    };
    document.querySelectorAll('.rule').forEach(function (card) {
      card.addEventListener('mouseenter', function () { mark(card); });
      card.addEventListener('focusin', function () { mark(card); });
      card.addEventListener('mouseleave', function () { CSS.highlights.delete('quote'); });
    });
  }
})();
