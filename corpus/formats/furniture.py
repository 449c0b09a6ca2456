"""What a copied page carries besides its article: buttons, notices, lists of other stories.

Three kinds of line, by what they take with them: furniture goes alone, the heading of a list goes
with the short lines under it, and the end of a page goes with everything short that follows.
"""

from __future__ import annotations

import re

_LONGEST = 200
_SENTENCE = re.compile(r"(?<!\.)(?<!min)\.$")  # what ends so is no button


def _lexicon(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


# The way around a site.
_MENU = (
    r"skip (?:to|links)\b.{0,40}|(?:sign|log) (?:in|out|up|on)|register|(?:main |more )?menu|search"
    r"|subscribe(?: now| today| (?:for|to) .{1,40})?|donate|(?:my )?account|home(?:page)?"
    r"|zum inhalt springen|(?:zur )?startseite|anmelden|menü|suche|войти|меню|поиск|главная"
    r"|aller au contenu|se connecter|accueil|ir al contenido|iniciar sesión|suscríbete|inicio"
)
_NAVIGATION = _lexicon(
    _MENU,
    r"about(?: us)?|archives?|contacts?(?: us)?|products|resources|newsletters?|e-edition"
    r"|classifieds|print subscriptions",
)
_BUTTONS = _lexicon(
    _MENU,
    r"share(?: (?:this|full article|article|story|page|post|with friends|options))*",
    r"(?:click to )?(?:share|e-?mail|print)\b.{0,30}\(opens in (?:a )?new (?:window|tab)\)"
    r"|share or comment on this article\b.*|(?:like )?loading\W*|mailto",
    r"(?:share|post|tweet|send|save|pin)(?: (?:on|to|via|with|by) [\w ]{1,20})?",
    r"facebook|twitter|x|x \(twitter\)|whatsapp|telegram|linkedin|reddit|pinterest|messenger"
    r"|instagram|youtube|tiktok|threads|bluesky|mastodon|flipboard|vk|vkontakte|viber|pocket"
    r"|e-?mail|sms|rss|copy(?: the)? link|link copied!?|copied!?|print(?: this(?: page)?)?|embed"
    r"|reply",
    r"(?:(?:facebook|twitter|whatsapp|telegram|linkedin|reddit|instagram|youtube|bluesky|threads"
    r"|like|comment|restack|share|web ?site|e-?mail|copy link|print|x)"
    r"[\s,|·•/]*){2,}",
    r"(?:bookmark|save)(?: (?:this )?(?:article|story|for later))?|saved"
    r"|gift(?: this)? article(?: free)?",
    r"(?:add|leave|post|view|show|hide|join the|read)?\s*(?:a |all |the )?"
    r"(?:[0-9][0-9.,]*k? )?(?:comments?|conversation|discussion)(?: \([0-9]+\))?",
    r"[0-9][0-9.,]*\s?[km]?(?: (?:shares?|likes?|views?|reactions?|followers))?",
    r"[0-9]+ ?(?:/|of) ?[0-9]+",
    r"(?:listen|watch|play|pause|mute|unmute|replay|now playing|video|gallery|audio"
    r"|full ?screen|loading|close|back|next|previous|prev|more|top|read aloud|text size"
    r"|font size|image|a[-+])(?: (?:to|this|the) (?:article|story|video))?(?:…|\.\.\.)?",
    r"listen(?: to (?:this )?(?:article|story))?[ ·•|(]*[0-9]+[: ]?[0-9]* ?(?:min(?:ute)?s?)?\)?"
    r"(?: learn more)?|this audio (?:is|was) .{1,60}|reuse this content|learn more",
    r"(?:[0-9]+|one|two|three) ?-?(?:min(?:ute)?s?)\.?(?: read(?:ing time)?| listen| watch)?",
    r"(?:lesedauer|lesezeit|время чтения|tiempo de lectura|tempo di lettura):? .{1,20}"
    r"|[0-9]+ (?:minuten?|min\.?|minutos?) (?:lesezeit|lesedauer|de lectura)",
    r"reading time:? .{1,20}|(?:[0-9]+|an?|one|two) (?:minute|min|hour|hr|day|week)s? ago",
    r"already (?:a (?:subscriber|member)|have an account|registered)\b.{0,40}"
    r"|(?:subscribe|register|(?:sign|log) in) to (?:read|continue|unlock|keep)\b.{0,40}",
    r"list (?:[0-9]+ )?of [0-9]+(?: items)?|end of list|https?://\S+|www\.\S+",
    r"skip (?:next|ad(?:vertisement)?s?)\b.{0,40}|jump to .{1,30}"
    r"|back to (?:top|home)",
    r"(?:advertisement|ad|ads|advertising|sponsored(?: content| links)?|promoted|promotion"
    r"|paid (?:content|post)|partner content|sponsor message)(?: feedback| [-·] .{1,40})?",
    r"(?:article|story) continues (?:below|after)(?: .{1,30})?|continue reading",
    r"(?:follow|like|find|join) us(?: on .{1,60})?|follow(?: .{1,40} on .{1,40})?",
    r"accept(?: all)?(?: cookies)?|reject(?: all)?(?: cookies)?|decline|i agree|agree|got it|ok"
    r"|(?:manage|cookie) (?:cookies?|settings|preferences|choices|options|consent|policy)"
    r"|allow all(?: cookies)?|privacy settings|necessary(?: cookies)? only",
    r"teilen|drucken|merken|kommentare?|anzeige|werbung|vorlesen|artikel anhören|abonnieren"
    r"|(?:alle )?(?:cookies )?akzeptieren|ablehnen|mehr|artikel anhören\b.{0,20}"
    r"|zur merkliste hinzufügen|diskutieren sie mit|feedback|empfohlener redaktioneller inhalt"
    r"|wie hat ihnen dieser artikel gefallen\?",
    r"поделиться(?: .{1,30})?|реклама|комментарии|комментировать|подписаться(?: на .{1,40})?"
    r"|скопировать ссылку|читать (?:далее|дальше|полностью)|принять(?: все)?"
    r"|подробнее|слушать|перейти в (?:медиа|фото)банк",
    r"temps de lecture .{1,20}|partager|contribuer|réutiliser ce contenu|ajouter à vos sélections"
    r"|imprimer|publicité|commenter|s['’]abonner|compartir(?: en .{1,20})?|publicidad"
    r"|imprimir|copiar enlace|ir a los comentarios",
    r"评论|关注|收藏|点赞|分享.{0,8}|コメント(?:する)?|シェア(?:する)?|カテゴリーをフォローする|メモ入力"
    r"|कॉपी लिंक|शेयर(?: करें)?",
)
# Buttons on pictures: the line they touch is the picture's caption.
_PICTURE_BUTTONS = _lexicon(
    r"(?:enlarge|view|show|hide|toggle|open)(?: (?:this|full|image|gallery|caption|photos?"
    r"|in (?:full ?screen|gallery)))*|\+[0-9]{1,3}",
)
_NOTICES = _lexicon(
    r"(?:we|this (?:web)?site|our (?:web)?site)(?: and our partners)? uses?"
    r"(?: (?:some|our|essential|necessary|optional|functional|third-party|analytics?|and))*"
    r" cookies\b.*",
    r"cookies on .{1,40}|we value your privacy|we and our [0-9]* ?partners\b.*",
    r"by (?:continuing|clicking|using)\b.*\bcookies?\b.*",
    r"(?:diese (?:web)?seite|wir) verwende[nt] cookies\b.*",
    r"(?:этот |наш )?сайт использует (?:файлы )?cookie\b.*",
    r"(?:sign up|subscribe|register)\b.{0,20}\b(?:to|for)\b.{0,60}"
    r"\b(?:newsletters?|alerts|updates|briefing|inbox|e-?mails?|podcast|channel)\b.*",
    r"get .{1,60}\b(?:in|to) your inbox\b.*",
    r"(?:download|get) (?:the|our) (?:[\w ]+ )?app\b.{0,60}",
    r"(?:subscribe to|join|follow) (?:our|us on|the) .{0,40}"
    r"\b(?:telegram|whatsapp|youtube|channel)\b.{0,40}",
    r"(?:get|keep|make|stay|track|want|join|start)\b.{1,160}\bsign up (?:here|now|today)\.",
    r"(?:for (?:more(?! than)|the latest)|check out (?:more|our))\b.{1,140}"
    r"\b(?:sign(?:ing)? up|check|visit|subscribe|follow)\b.{0,24}\b(?:our|us)\b.{0,60}",
    r"(?:(?:have you )?got|do you have) an? (?:story|tip)(?: to (?:tell|share))?\?"
    r".*\b(?:e-?mail|contact|get in touch|write to|let us know)\b.*"
    r"|get in touch with our news ?(?:team|desk)\b.*|this is a breaking (?:news )?story\b.{0,60}",
    r"(?:log|sign) in or (?:create an account|register|subscribe) to (?:continue|read)\b.*"
    r"|(?:you must|please) (?:confirm your public display name|log ?out and then log ?in)\b.*",
    r"(?:we|our (?:team|editors)) independently (?:select|review|choose)\b.*"
    r"|(?=.*\b(?:links?|purchases?|buy(?:ing)?)\b).*\bearn\b.{0,20}\bcommission\b.*",
    r"(?:view|open|read)(?: (?:this|it)(?: (?:e-?mail|message|newsletter))?)? (?:in|on|with)"
    r" (?:your |a |the )?(?:web )?browser\b.{0,30}|unsubscribe\b.{0,80}"
    r"|.{0,10}im browser (?:öffnen|lesen)"
    r"|you(?:['’]re| are) receiving this (?:e-?mail|message|newsletter)\b.*",
    r"ihre meinung ist uns wichtig\b.*|(?:senden|schreiben) sie uns\b.{0,120}@\S+",
    r"(?:privacy notice: newsletters|by signing up you agree|you can unsubscribe)\b.*",
    r".{1,60}\bis a reader-supported publication\b.*|thanks for reading .{1,80}",
    r"(?:you need|enable|.{0,40}\bplease enable) (?:to )?(?:enable )?javascript\b.*",
    r"this (?:article|content) is (?:(?:for|available to) subscribers|free to read)\b.*",
    r"(?:to )?(?:suggest|report|submit) (?:an? )?(?:correction|error|typo)\b.{0,60}"
    r"|(?=.*(?:highlight|выдел)).{0,80}\bctrl ?\+ ?enter\b.{0,40}"
    r"|getting your trinity audio player ready\W*",
    r"(?:the )?(?:views|opinions) expressed"
    r" (?:here|in this (?:article|column|piece|op-ed|blog))\b.*",
    r"follow our coverage\b.*|follow .{1,60} on (?:facebook|x|twitter|instagram)\b.*"
    r"|.{1,40} is not responsible for the content of external (?:sites|links)\b.*",
    r"see more on:? .{1,80}"
    r"|.{1,140}\. (?-i:More about (?:[A-Z][\w.'’-]*\s?){2,4})",
    r"the post .{1,200} (?:appeared first|first appeared) on .{1,60}"
    r"|.{1,200} was originally published in .{1,80}"
    r" where people are continuing the conversation\b.*"
    r"|(?:this (?:article|story|post) (?:was )?)?originally (?:published|appeared) (?:at|in|on)"
    r" (?:https?://|www\.).{1,120}",
    r"sent from my \w{2,12}(?: \w{2,12}){0,2}\.?|get outlook for \w+"
    r"|(?:this (?:e-?mail|message)|diese e-?mail)\b.{0,80}"
    r"\b(?:confidential|privileged|vertraulich)\b.*",
    r"forwarded this (?:e-?mail|message|newsletter)\?.{0,60}|read in app|upgrade to paid"
    r"|want to change how you receive these e-?mails\?.{0,160}",
    r"(?:for immediate release|(?:press|news|media) release|pressemitteilung|пресс-релиз)"
    r"|(?:under embargo|embargoed)\b.{0,60}",
    r"your browser does not support\b.*",
    r"(?:live|read|see|watch|listen|related|also read|read also|see also|read more|more|recommended"
    r"|mehr dazu|lesen sie auch|читайте также|по теме|смотрите также|(?:à )?lire aussi|lea también)"
    r"(?: (?:more|also|now|here|next|on this story))?\s?[:»›→|]\s?.*",
    r"(?:read|view|see) (?:more|all|the full (?:story|article|statement))(?: (?:here|on .{1,40}))?"
    r"[ .…»›→]*",
    r"click here (?:to|for) .{1,80}|sources?: [^.!?]{1,80}",
    r"a version of this (?:article|story) (?:appears|appeared) in print\b.*",
    r"(?:(?:originally )?published|posted|(?:last )?updated)(?: on| at)?:?\s(?=[^.!?]{0,40}[0-9])"
    r"[^.!?]{1,60}",
)
_LISTS = _lexicon(
    r"(?:most|top) (?:read|viewed|popular|watched|shared|commented|recent)(?: .{1,30})?",
    r"(?:related|recommended|similar|other|further|latest|top|more|popular|trending|editors['’]? ?)"
    r"(?: (?:articles?|stories|story|content|topics?|news|coverage|reading|posts|links|videos?"
    r"|picks|headlines))+",
    r"(?:more|read more|watch more) (?:from|on|about|in) .{1,60}",
    r"newsletters?|keep reading|explore more(?: on .{1,40})?|more on this(?: story| topic)?"
    r"|related|related internet links|other topics of interest|trending(?: now)?|read next"
    r"|up next|what to read next|you may also like|you might also like|don['’]t miss|must[- ]reads?"
    r"|in this (?:article|story)|on this story|recommended(?: for you| reading)?|more about"
    r"|editor['’]?s['’]? picks?|also in the news|in pictures|around the web|from the web|also read"
    r"|read also|see also|popular",
    r"(?:meist(?:gelesen)?(?:e artikel)?|mehr zum thema|lesen sie auch|weitere artikel"
    r"|auch interessant|das könnte sie auch interessieren)",
    r"(?:читайте также|по теме|другие новости|самое читаемое|популярное|материалы по теме"
    r"|рекомендуем|смотрите также|ещё новости|главное|главные новости)",
    r"(?:à lire aussi|les plus lus|sur le même sujet|lo más leído|te puede interesar"
    r"|más información|archivado en)",
    r"(?:tags?|topics?|filed under|categories|category|keywords|in this story|themen|schlagwörter"
    r"|теги|темы)\s*:?",
)
_ENDS = _lexicon(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:[0-9]{4}|by\b).*",
    r".{0,60}\ball rights reserved\b.{0,120}",
    r"terms of (?:use|service)|privacy (?:policy|notice)|contact us|about us|cookie policy|sitemap"
    r"|impressum|datenschutz|advertise with us|our standards:.*",
    r"(?:(?:terms(?: (?:of (?:use|service)|(?:&|and) conditions))?|privacy(?: (?:policy|notice))?"
    r"|contact(?: us)?|about(?: us)?|cookie policy|cookies|impressum|datenschutz|accessibility"
    r"|sitemap|advertise(?: with us)?|help|careers|jobs)[\s|·•,/]*){2,}",
    r"(?-i:SOURCE) [^.]{2,80}|about the authors?:?",
    r"(?:media|press) (?:contacts?|enquiries|inquiries)\s*:?|notes? (?:to|for) editors?:?",
    r"(?:tags?|topics?|filed under|themen|теги)\s*:.{0,150}",
    r"все права защищены.*|alle rechte vorbehalten.*|tous droits réservés.*",
)
_RELEASE_ENDS = (
    re.compile(  # what agencies and press offices have set under a text since telegraphs
        r"(?:#\s?){3,}|[-–—]+\s*(?i:30|ends?|ende)\s*[-–—]*|ENDS?|ENDE"
    )
)
_COMMENTS = _lexicon(
    r"comments?(?:[ (]+[0-9][0-9.,]*k?\)?)?|leave a reply|write a comment\W*"
    r"|join (?:the conversation|our commenting forum)|share what you think"
    r"|discussion about this (?:post|article)|[0-9]+ (?:thoughts?|replies) on .*"
    r"|kommentare|комментарии|comentarios|commentaires",
)
_REPLIES = _lexicon(r"reply|click to rate|antworten|ответить|responder|répondre")
_SECTIONS = _lexicon(
    r"news ?feed|(?:all |latest |top |breaking |local |world |national |international )?news"
    r"|world|politics|business|economy|markets?|money|sports?|opinion|comment|analysis|culture"
    r"|arts|entertainment|science|tech(?:nology)?|health|climate|environment|travel|life(?:style)?"
    r"|education|europe|asia|africa|americas?|us|uk|u\.s\.|middle east|russia|ukraine|china|india"
    r"|features?|investigations?|local|national|international|crime|society|weather|obituaries"
    r"|live|explainer|exclusive|editorial|breaking|top stories|headlines|video"
    r"|nachrichten|politik|wirtschaft|panorama|ausland|inland|kultur|wissen|gesellschaft"
    r"|(?:все |главные )?новости|политика|экономика|общество|мир|в мире|происшествия|культура|спорт"
    r"|actualités?|monde|politique|économie|société|noticias|mundo|política|economía",
)


def is_furniture(line: str) -> bool:
    """Say whether ``line`` is a button, a notice or a pointer to another story."""
    plain = line.rstrip(" :…")
    if len(line) > _LONGEST:
        return False
    button = _BUTTONS.fullmatch(plain) or _PICTURE_BUTTONS.fullmatch(plain)
    return bool((button and not _SENTENCE.search(line)) or _NOTICES.fullmatch(line))


def is_navigation(line: str) -> bool:
    """Say whether ``line`` leads around the site, as the menus above a headline do."""
    return bool(_NAVIGATION.fullmatch(line))


def is_picture_button(line: str) -> bool:
    """Say whether ``line`` is a button on a picture, such as "View gallery"."""
    return bool(_PICTURE_BUTTONS.fullmatch(line))


def heads_list(line: str) -> bool:
    """Say whether ``line`` heads a list of other stories or of topics."""
    return len(line) <= _LONGEST and bool(_LISTS.fullmatch(line.rstrip(" :›»→")))


def ends_page(line: str) -> bool:
    """Say whether ``line`` stands below an article and nothing of the article below it."""
    if len(line) > 2 * _LONGEST:
        return False
    return bool(_ENDS.fullmatch(line) or _COMMENTS.fullmatch(line)) or ends_release(line)


def ends_release(line: str) -> bool:
    """Say whether ``line`` is the mark under a press release: nothing below is any of it."""
    return bool(_RELEASE_ENDS.fullmatch(line))


def heads_comments(line: str) -> bool:
    """Say whether ``line`` heads the readers' comments."""
    return len(line) <= _LONGEST and bool(_COMMENTS.fullmatch(line))


def is_reply_button(line: str) -> bool:
    """Say whether ``line`` is a button that only readers' comments have."""
    return bool(_REPLIES.fullmatch(line))


def is_section(line: str) -> bool:
    """Say whether ``line`` names a rubric that newspapers have."""
    return bool(_SECTIONS.fullmatch(line))
