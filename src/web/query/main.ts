/** The query page. */
document.documentElement.dataset.script = 'on';
