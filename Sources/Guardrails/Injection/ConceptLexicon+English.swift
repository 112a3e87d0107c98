extension ConceptLexicon {
    static let english: [(Concept, String)] = [
        (
            .harmless,
            """
            don t forget, dont forget, do not forget, don t ignore, dont ignore, do not ignore, never ignore,
            do not disregard, don t disregard, not to ignore, my previous message, my last message,
            my previous email, my last email, my previous order, the last order, my last order, my instructions,
            my previous instructions, my earlier message, safety instructions, care instructions,
            assembly instructions, washing instructions, usage instructions, user manual, operating instructions,
            delivery instructions, payment instructions, installation instructions, return rules, shipping policy,
            privacy policy, cookie policy, house rules, game rules, system error, operating system, alarm system,
            you are now a member, you are now a customer, you are now subscribed, you are now registered,
            you are now leaving, i forgot, we forgot, you forgot, coffee filter, air filter, water filter,
            act as soon, act as a mediator, act as an intermediary, act as a guarantor, act as my agent,
            my password, my api key, model number, model year, this model is, file system, hvac system,
            customer service, customer support, can tell, can show, can answer, can reply, can respond,
            can recommend, can provide, can send, can say, can share, can list, can write, can give, can mention,
            can include, can add, can forward, can notify, can inform, can ask, can display, will tell, will show,
            will answer, will reply, will respond, will recommend, will provide, will send, will say, will share,
            will list, will write, will give, will mention, will include, will add, will forward, will notify,
            will inform, will ask, will display, may tell, may show, may answer, may reply, may respond,
            may recommend, may provide, may send, may say, may share, may list, may write, may give, may mention,
            may include, may add, may forward, may notify, may inform, may ask, may display, helps tell, helps show,
            helps answer, helps reply, helps respond, helps recommend, helps provide, helps send, helps say,
            helps share, helps list, helps write, helps give, helps mention, helps include, helps add,
            helps forward, helps notify, helps inform, helps ask, helps display, my credentials,
            my login credentials, not disclose, not share, not reveal, never share, never disclose, not to disclose,
            not to share
            """
        ),
        (
            .report,
            """
            scam*, phishing, is it safe, is this safe, is this legit, is it legit, legitimate, suspicious, fraud*,
            i got an email, i got a message, i received, we received, someone sent me, got this message,
            a strange message, pretending to be, how do you protect, how do you prevent, how do you defend,
            do you protect, protect * against, protected against, defend against, prevent, detect, attacks,
            attackers, security team, security training, security audit, awareness, pentest*, red team*,
            mitigation*, vulnerab*, what is prompt injection, what is a jailbreak, what does * mean,
            read an article, i read that, i read about, in the news, research paper, should i worry, is it true,
            protected from, is your assistant, is your chatbot, is your bot, is your ai, can your assistant,
            can your bot, can your ai, could your, what do you do when, what happens if, what happens when,
            how would your, how does your, your chatbot, your bot, your ai, your assistant, someone asks the,
            somebody asks the, people who tell it, tricked into, be tricked, can be tricked, trick your
            """
        ),
        (
            .override,
            """
            ignore, ignoring, disregard, disregarding, forget, forgetting, bypass, bypassing, override, overriding,
            overrule, discard, discarding, set aside, put aside, push aside, pay no attention, pay no heed,
            take no notice, do not follow, don t follow, do not obey, don t obey, do not adhere, stop following,
            stop obeying, stop complying, not follow any, drop your, drop every, skip your, abandon, circumvent,
            break your, break all, nullify, throw out, unlearn, supersede, reject your, cast aside,
            no need to follow, need not follow, scratch, treat everything else, toss out, tune out, shut off,
            block out, skip over, walk away from, step outside, step out of, leave aside, look past, get rid of,
            do away with, cast off, strip away, stop caring, refuse to follow, deviate from
            """
        ),
        (
            .orders,
            """
            instruction, instructions, directive*, prompt, prompts, system message*, guidance, orders, commands,
            programming, preprompt*, instruct*, directions, briefing, preamble, commandments
            """
        ),
        (
            .rules,
            """
            rule, rules, guideline*, guardrail*, restriction*, constraint*, limitation*, filters, policy, policies,
            protocols, principles, boundaries, safeguards, limits, training, context, conversation, requirements
            """
        ),
        (
            .ownOrders,
            """
            your instructions, your rules, your directives, your guidelines, your prompt, your programming,
            your restrictions, your constraints, your limitations, your guardrails, your training,
            the developer s rules, your * instructions, your * rules, your * guidelines, your * restrictions,
            your * directives, your * prompt, your * programming, the developer s instructions, your creators rules,
            your * constraints, your * policies, your * limitations, your * limits, your boundaries, your ethics,
            your morals, your safeguards, your filters, your limits, your * filters, your * guardrails, your duties,
            your role as, your assigned, your job description, your safety
            """
        ),
        (
            .prior,
            """
            previous, prior, above, earlier, preceding, foregoing, all, any, every, everything, original, initial,
            former, past, existing, before, so far, up to now, until now, other, already, aforementioned, whatever,
            old, current, following
            """
        ),
        (
            .above,
            """
            everything above, words above, content above, everything before this, everything before,
            everything prior, above this line, before this line, above this message, start of this conversation,
            beginning of this conversation, start of the conversation, beginning of the conversation,
            your context window, everything you were told, everything you have been told, everything up to,
            everything that came before, all of this conversation, prior context, previous context, previous text,
            preceding text, text so far, everything so far, starting with you are, starting with the words,
            rest of the document, rest of this document, everything in your context, all text above,
            all the text above, the text above, repeat the words above, the words above, before this chat,
            before this message, before i wrote, before my first, previous messages, all previous messages,
            all prior messages, all messages above, everything else, blank slate, everything prior to,
            all that came before, whatever came before, contents of this document, the contents of this,
            rest of the page, rest of this page, everything in this document, rest of the text, rest of this text,
            remaining text, remaining instructions, the text below, other content
            """
        ),
        (
            .toldYou,
            """
            you were told, you ve been told, you have been told, you were given, you ve been given,
            you have been given, given to you, told you, you were instructed, you were programmed, programmed you,
            instructed to, you operate under, you were configured, you are configured, placed on you,
            imposed on you, set for you, govern you, governing you, you were trained, hidden from me,
            the system told you, your developer*, your creator*, openai told you, rules you follow, rules you have,
            instructions you received, instructions you have, instructions you follow, guidelines you follow,
            guidelines you were, your creators, your makers, your developers, your company, your owner, your boss,
            whoever made you, came before, loaded into you, fed to you, made for you, you were designed,
            you are supposed to, you re supposed to, you were taught, you are not allowed, you aren t allowed,
            you re not allowed, forbidden to, you cannot say, you can t say, before i arrived, before i joined,
            were you given, were you told, have you been given, have you been told, are you given,
            did they give you, did they tell you, do you follow, do you have to follow, are you following,
            are you told, given by the company, given by your
            """
        ),
        (
            .lifted,
            """
            no longer apply, no longer applies, no longer valid, no longer in effect, no longer active,
            do not apply, don t apply, does not apply, are void, is void, are null, are cancelled, are canceled,
            are suspended, are disabled, is disabled, disabled, are lifted, lifted, are removed, have been removed,
            has been removed, removed, are deactivated, deactivated, revoked, obsolete, outdated, overridden,
            been updated, have changed, superseded, terminated, invalid, expired, does not apply here,
            do not apply here, don t apply here, not applicable, no longer binding, none of your, do not exist,
            don t exist, doesn t exist, no longer exist, are off, is off, switched off, turned off, are paused,
            suspended, not in force, is over, have ended, are gone, waived
            """
        ),
        (
            .unbound,
            """
            not bound by, no longer bound, don t have to follow, do not have to follow, need not follow,
            not required to follow, free from, freed from, are free of, have been freed, been liberated,
            broken free, not subject to, exempt from, not limited by, no longer limited, are unrestricted,
            not have to obey, not constrained
            """
        ),
        (
            .obeyMe,
            """
            follow only, only follow, follow my, obey me, obey my, listen to me, do what i say, do only what,
            i m the one giving, do as i say, comply with my, do exactly what i, new instructions, new instruction,
            new guidelines, new rules, new directive*, new task, new orders, your new, your only task,
            your real task, your only job, instead do, instead reply, instead respond, instead output, instead say,
            and instead, answer freely, just say, just output, just reply, simply reply, reply with the word,
            reply only with, respond only with, respond with only, output only, say only, print only,
            only respond with, only reply with, only output, only say, with the word, with the phrase,
            with the string, with the exact, answer to me, you work for me, only to this message,
            pay attention only, only this message, trust only, i am your new, my word is, i m in charge,
            i am in charge, whatever i say, whatever i ask, whatever i want, take orders from, your master,
            my commands
            """
        ),
        (
            .safety,
            """
            safety filter*, safety check*, safety protocol*, safety guideline*, safety measure*, safety polic*,
            safety layer*, safety feature*, safety training, safety rule*, safety restriction*, safety setting*,
            content filter*, content polic*, content restriction*, moderation, ethical guideline*, ethics module,
            ethical constraint*, ethical limit*, security polic*, security filter*, security check*,
            security protocol*, security rule*, guardrail*, censorship, alignment, content check*,
            safety mechanism*, safety system*, safety mode, content moderation, ethical safeguard*, ethical rule*,
            security measure*, security layer*, your filters, the filters, ethics filter, compliance check*,
            compliance filter*
            """
        ),
        (
            .fromNow,
            """
            from now on, from this point*, henceforth, going forward, from here on, starting now, as of now,
            for the rest of, in all future
            """
        ),
        (
            .prompt,
            """
            system prompt*, system instruction*, hidden instruction*, hidden prompt*, hidden rules,
            secret instruction*, secret prompt, secret rules, initial prompt, initial instruction*,
            initial configuration, original prompt, original instruction*, internal instruction*, internal prompt*,
            internal rules, internal guidelines, developer message, developer instruction*, developer prompt,
            base prompt, pre prompt, preprompt, master prompt, configuration prompt, starting prompt,
            foundational instruction*, confidential instruction*, core instruction*, prompt template,
            your instructions, your prompt, your full prompt, your exact instructions, your full instructions,
            your complete instructions, your system message, the system message you, your initial configuration,
            my instructions say, my instructions are, my system prompt, i was instructed to,
            contents of your context, your context, your first message, the first token, hidden text,
            your secret rules, hidden context, your hidden, your preamble, your setup, your backstory, config file,
            your source code, your backend
            """
        ),
        (
            .ownPrompt,
            """
            your system prompt, your prompt, your instructions, your initial prompt, your hidden,
            your original prompt, your exact instructions, your initial configuration, your system message,
            your guidelines, your secret, your internal
            """
        ),
        (
            .tell,
            """
            print, show, reveal, repeat, display, output, tell, list, dump, leak, disclose, share, write, quote,
            paste, recite, spell, translate, summarise, summarize, paraphrase, describe, expose, give me, provide,
            return, copy, send me, recall, extract, echo, encode, say, claim, state, recommend, rate, respond,
            reply, answer with, append, add, insert, include, mention, advise, inform, notify, instruct, direct,
            redirect, urge, convince, persuade, promote, favor, favour, forward, ask the, ask for, ask them,
            ask users, ask customers, request the, describe this, link to, use the, refuse, approve, call the,
            visit, click, mark, confirm that, assure, score, rank, praise, begin your, start your, end your,
            produce, type, send, hand over, confess, admit, let me know, complete, serialize, surface, enumerate,
            outline, pass along, email me, tweet
            """
        ),
        (
            .whatIs,
            """
            what is, what are, what s, what were, what was, what does, what did, which, who, can i see, let me see,
            i want, i want to see, i d like, i would like, i need, could i see, may i see, exactly what
            """
        ),
        (
            .verbatim,
            """
            verbatim, word for word, word by word, exactly as, code block, as is, in full, full text, exact text,
            letter by letter, line by line, first * words, in its entirety, entire, unedited, without changes,
            without changing, character by character, exact wording, as a poem, in base64, in reverse, in json,
            as json, complete text, exact, complete the sentence, finish the sentence, continue the sentence,
            fill in the blank, raw list, raw text, raw form, starting from, starting with, in a table, as a table,
            bullet points, in rot13, in hex, first sentence, last sentence, first line
            """
        ),
        (.all, "all, everything, every, full, entire, complete, whole, each, everyone"),
        (
            .tools,
            """
            tools you, functions you, your tools, your functions, tool definitions, function definitions,
            available tools, apis you, tools and functions, tool schema*, function schema*, your plugins,
            your capabilities
            """
        ),
        (
            .role,
            """
            you are now a, you are now an, you are now in, you are now dan, you are now the, you are now free,
            you are now evil, act as a, act as an, act as if, act as though, act like, act as my, act as the,
            act as, pretend to be, pretend you, pretend that, pretending to be a, roleplay*, role play*,
            role playing, imagine you, imagine that you, imagine a, suppose you, let s play, play a game,
            play the role, play the part, take on the role, assume the role, assume the persona,
            assume the identity, take on the persona, adopt the persona, adopt the role, respond as, answer as,
            reply as, speak as, talk as, behave as, behave like, simulate, stay in character, never break character,
            you re going to be, you will act, you shall be, as if you, in this scenario, in a world where,
            your name is, you are no longer, you re no longer, you are an ai called, you are a chatbot called,
            two responses, two answers, both responses, opposite of, hypothetical scenario, fictional scenario,
            you re my, talk like, speak like, sound like, write like, like him, like her, play as, you play,
            i want you to act, i want you to be, i want you to pretend, you re playing, you are playing, once as,
            in the voice of, from the perspective of, screenplay, short story, thought experiment, alter ego,
            new persona, new identity, new personality, your new name, as an ai with, as an ai without,
            as a character, a character who, a bot that, an assistant that, an ai that, opposite day, token system,
            tokens, lose tokens, two personalities, act in, i am writing a, in the story, the character,
            continue the story, educational purposes, research purposes, for a test, dan mode, answer in character
            """
        ),
        (
            .persona,
            """
            unrestricted, unfiltered, uncensored, without restrictions, without any restrictions, no restrictions,
            without limits, without any limits, no limits, without limitations, no limitations,
            without any limitations, no filter*, without filter*, without any filter*, no content policy, no rules,
            no guidelines, without rules, without guidelines, without any rules, without any ethical,
            without ethical, no ethical, no ethics, without ethics, no moral*, without moral*, amoral, unethical,
            evil, evilbot, malicious, hacker, never refuse*, never say no, can t refuse, cannot refuse,
            do anything now, can do anything, stan, without censorship, not censored, no boundaries, no safety,
            without safety, anything i ask, jailbroken, jailbreak, no constraints, without constraints,
            without any constraints, no guidelines existed, limitless, unhinged, pirate, god mode, my grandmother,
            my grandma, deceased grandmother, late grandmother, evil twin, used to tell me, used to read me,
            used to whisper, no morals, without morals, no inhibitions, without inhibitions, no conscience,
            tell no lies, no taboos, above the law, anything goes, uninhibited, unshackled, unchained, free will,
            sentient, breaks the rules, ignores rules, ignores the rules, has no rules, no longer has rules,
            villain, scammer, anarchist, immoral, lawless, harm*, always answer*, always comply*, never decline,
            always agree*, always say yes, comply with anything
            """
        ),
        (
            .mode,
            """
            developer mode, debug mode, admin mode, god mode, sudo mode, dan mode, jailbreak mode,
            unrestricted mode, root mode, maintenance mode, unfiltered mode, evil mode, do anything now,
            uncensored mode, diagnostic mode, superuser mode, override mode
            """
        ),
        (
            .others,
            """
            other customer*, other user*, other client*, other patient*, other tenant*, another customer*,
            another user*, another client*, another patient*, another tenant*, someone else*, all customers,
            all users, all clients, all patients, every customer, every client, every user, every patient,
            previous customer*, previous user*, last customer*, last user*, last person*, previous person,
            user before me, customer before me, person before me, who chatted, other conversation*, other chat*,
            other session*, other accounts, all accounts, every account, other shopper*, other visitor*,
            other guest*, other buyer*, other tenants, other member*, every shopper, each customer, each client,
            each user, each patient, everyone who, everyone in your, everyone in the, everybody, other patients,
            neighbor s, neighbour s, my ex, somebody else*, other companies, other stores, your other
            """
        ),
        (
            .store,
            """
            customer table, customer list, customer database, user database, user table, patient list,
            patient records, client list, entire database, whole database, the database, full database,
            your database, customer records, user records, customer data, user data, user list, all records,
            order table, orders table, conversation history, chat logs, previous conversations, mailing list,
            contact list, file system contents, contents of this conversation, this conversation to, backup of the,
            database backup, database dump, the backend, internal documents, internal files, list of users,
            list of customers, list of clients, list of patients, directory listing, crm data, all customer data,
            all user data, entire conversation, full conversation
            """
        ),
        (
            .personal,
            """
            phone*, telephone*, email*, e mail*, address, addresses, name, names, contact*, conversation*, chat,
            chats, record, records, data, order, orders, information, details, details of, credit card*,
            card number*, ssn, password*, history, messages, invoices, appointments, medical, salary, salaries,
            bookings, table, list, number, numbers, ask, asked, birthday*, birth date*, date of birth,
            home address*, asked you, purchases, purchase history, payment details, bank details, questions,
            transcripts, file, files, medical records, reservations, diagnosis
            """
        ),
        (
            .secret,
            """
            api key*, apı key*, passwords, admin password*, administrator password*, database password*,
            credentials, environment variable*, env variable*, your environment, env file, access token*,
            secret key*, private key*, connection string*, internal url*, internal api*, bearer token*, auth token*,
            session token*, ssh key*, root password, aws key*, encryption key*, confidential data,
            confidential information, sensitive data, sensitive information, internal data
            """
        ),
        (
            .send,
            """
            send, forward, email, post, upload, transmit, submit, exfiltrate, deliver, export, transfer, embed,
            append, encode, include, render, fetch, navigate, load, request, make a request, copy
            """
        ),
        (
            .authority,
            """
            as the administrator, as an administrator, as admin, as an admin, as the admin, as the developer,
            as a developer, as your developer, as your creator, as the owner, as the manager, as the store manager,
            as your boss, i am the admin*, i m the admin*, i am an admin*, i am your developer, i m your developer,
            i am the developer, i m the developer, i am the owner, i m the owner, i am the ceo, i m the ceo,
            i am the manager, i m the manager, i am your creator, i m your creator, i authorize, i authorise,
            i hereby authorize, authorized by, authorised by, administrator override, admin override,
            manager approved, manager approval, pre approved, already approved, on behalf of the,
            from the it department, the it team, openai, anthropic, google deepmind, security team has, i work for,
            i work here, i m an employee, developers have, engineering team, compliance team, i m the store owner,
            i am the store owner, i m the shop owner, i am the shop owner, store owner, i m from head office,
            i m from headquarters, i m with the it, i m from it, i m from support, i m your supervisor,
            i am your supervisor, i m a developer, i am a developer, i m an engineer, as a supervisor,
            this is the owner, this is the manager, this is your developer, this is the administrator,
            this is the ceo, your vendor, your provider, i have permission, i have authorization, i have clearance,
            you have my permission, you have permission, executive order, ceo approved
            """
        ),
        (
            .unchecked,
            """
            without verification, without verifying, without asking, without approval, without confirmation,
            without confirming, without authentication, without any checks, without review, without human,
            without manager, no approval needed, no verification needed, no need to verify, no need to check,
            no need to ask, no need to confirm, no confirmation needed, no questions asked, skip verification,
            skip the verification, skip the check*, skip confirmation, bypass verification, bypass the verification,
            bypass approval, bypass the approval, don t verify, do not verify, without notifying, without logging,
            automatically approve, auto approve, immediately approve, skip the identity, skip identity, skip the id,
            skip the security, skip the approval, skip approval, right now without, ignore the check,
            ignore the verification, no verification, without a check, off the record, without a ticket,
            without supervisor, bypass the check*, bypass the identity, don t bother verifying,
            you don t need to check, treat me as verified, consider me verified, nobody needs to know,
            no need for approval
            """
        ),
        (
            .privileged,
            """
            issue a refund, approve the refund, apply a discount, apply a 100, cancel all, cancel every, delete all,
            delete every, delete account*, delete user*, delete customer*, remove all, change the price,
            set the price, set price, grant me, grant access, give me admin, make me admin, make me an admin,
            elevate my, escalate my, upgrade my account, transfer money, transfer funds, update the bank,
            change the bank, approve the order, approve all, approve this, mark as paid, waive, credit my account,
            issue a credit, ship for free, disable logging, mark my order as, mark the order as, mark order,
            mark this as paid, mark it as paid, move the delivery, change my balance, add credit*, add funds,
            set my balance, increase my limit, remove the fee, remove my debt, clear my balance, clear my debt,
            approve payment, approve the payment, approve my application, approve all requests, promote me,
            extend my warranty, issue me, generate a coupon, generate a discount, generate a voucher,
            create a coupon, create a voucher, create an admin, override the price, ship it free, ship free,
            refund everyone, give everyone, upgrade me, issue a full refund, process a full refund, set the * price,
            lower the price
            """
        ),
        (
            .everyRecord,
            """
            all orders, every order, all accounts, every account, all records, every record, all customers,
            all appointments, all files, all users, all refunds, all prices, everything in the, all data, all tables
            """
        ),
        (
            .absurdPrice,
            """
            100 discount, 100 off, 99 discount, 99 off, 90 discount, 90 off, price to 0, price to 1, price to zero,
            zero cost, hundred percent off, hundred percent discount, everything is free, legally binding, to 1 tl,
            to 0 tl, to 1 dollar, to one dollar, to zero dollars, to 1 euro, to 0
            """
        ),
        (
            .machineCommand,
            """
            drop table, drop database, truncate table, update users, union select, rm rf, sudo rm, run the command,
            delete from * where, delete from siparis*, delete from musteri*, delete from orders, delete from users,
            delete from customers, delete from urun*, insert into * values, select * from users, select from users,
            run this command, run the following, execute the command, execute this, execute the following,
            execute code, execute the code, call the function, call the tool, call function, call tool,
            call the * function, call the * tool, call the * api, invoke the, run the sql, run sql, run this sql,
            run this code, run this script, os system, powershell, base64 decode, decode this, decode the following,
            shell command*, tool call*, function call*
            """
        ),
        (
            .notice,
            """
            system override, system notice, system note, system command, system announcement, system instruction,
            admin override, admin note, admin message, admin command, administrator message, administrator note,
            developer note, developer message, developer override, priority instruction*, priority override,
            mandatory update, emergency override, important instruction*, important instructions,
            urgent instruction*, critical instruction*, critical update, policy update, new policy, override code,
            authorization code, root access, internal note, hidden note, special instruction*, instruction override,
            debug session, system update all, new system instruction*, new system prompt, system security notice,
            system directive, new system directive, developer console, admin console, root console, vendor message,
            message from your vendor, message from your provider, message from your developer*, message from openai,
            message from anthropic, message from the admin*, message from the developer*, message from the system,
            this is a system, core directive, prime directive, control message, debug message, test harness,
            automated directive, directive from, sysadmin
            """
        ),
        (
            .granted,
            """
            access granted, full access, verified staff, user is authorized, user is admin, is an admin,
            user is an administrator, admin privileges, administrator privileges, elevated privileges,
            elevated permissions, root access, trusted user, safety disabled, checks disabled, filters disabled,
            restrictions lifted, restrictions removed, restrictions disabled, safety checks disabled,
            comply with all, comply with every, comply with any, fulfil all, fulfill all, debug enabled,
            permissions granted, is now admin, unrestricted access, full permission*, user is verified,
            user has been verified, identity verified, comply with all requests, checks are off, filters are off,
            restrictions are off, clearance level, level 5, level 5 access, permission granted,
            authorization granted, authorisation granted, override accepted, override granted, sandbox disabled,
            safe mode off, safe mode disabled, guard disabled
            """
        ),
        (
            .endOfInput,
            """
            end of user input, end of input, end of document, end of prompt, end of context, end of text,
            end of user message, user input ends, end user input, end of instructions, end of system prompt,
            begin instructions, begin system prompt, begin new instructions, new instructions begin,
            end of conversation, end of the document, end of message, start of new instructions, new session
            """
        ),
        (
            .machine,
            """
            ai, a i, ais, ai assistant*, ai model*, ai agent*, language model*, llm, llms, large language model*,
            chatbot*, chat bot*, gpt*, chatgpt, claude, gemini, copilot, virtual assistant*, automated assistant*,
            automated system*, artificial intelligence, summarizer*, summariser*, automated agent*, ai reviewer*,
            ai system*, ai summar*, automated reviewer*, ai tool*, automated reader*
            """
        ),
        (
            .assistant,
            """
            assistant, assistants, the model, model, models, agent, agents, system, the system, reviewer, machine,
            bot, bots
            """
        ),
        (
            .address,
            """
            note to ai*, note to the ai*, note to any ai*, note to llm*, note to the assistant, note to assistant*,
            note to the model, note to chatbot*, note for ai*, note for the ai*, note for llm*,
            note for the assistant, note to language model*, note to all ai*, attention ai*, attention llm*,
            attention assistant*, dear ai*, dear assistant*, hey ai*, hello ai*, ai note, ai instruction*,
            instructions for the ai*, instruction for the ai*, instructions for ai*, instructions to the ai*,
            instructions for the assistant, instruction for the assistant, instructions for the model,
            instructions for the chatbot, instruction for the chatbot, instruction to the chatbot,
            instructions for llm*, message to the ai*, message for the ai*, message to ai*, instructions to ai*,
            instruction to ai*, if you are an ai*, if you re an ai*, if you are ai*, if you are a language model*,
            if you re a language model*, if you are a large language*, if you are a chatbot, if you are an llm,
            if you re an llm, if you are an assistant, if you are an automated*, if you are a bot, to any ai*,
            to all ai*, the ai must, the ai should, ai must, ai should, the chatbot must, the chatbot should,
            llms should, llms must, llm must, llm should, language models must, language models should,
            any language model*, any automated, dear llm*, dear chatbot, attention chatbot, chatbot instruction*,
            assistant instruction*, assistant note, ai assistants reading, ai assistants summar*, ai agents reading,
            any ai assistant, any ai model, any ai reading, any llm reading, any language model reading,
            the assistant must say, assistant must say, the assistant should say, assistants must say,
            the ai assistant must, the ai assistant should, ai reviewers must, for automated readers,
            automated readers, dear summarizer, dear summariser, ai agents processing, ai agents that,
            ai agents parsing, ais reading, llms reading, llm readers, ai readers, hidden message for,
            to whichever model, whichever ai, whichever model, if this is being read by, if you are reading this as,
            if you are an agent, if an ai is, when an ai, agent instruction*, for ai coding agents, for ai agents,
            for llm agents, bot instruction*, note for bots, bot note, llm note, to the model reading,
            to the ai reading, to the assistant reading, crawler
            """
        ),
        (
            .reading,
            """
            reading this, processing this, summarizing this, summarising this, reads this, analyzing this,
            analysing this, parsing this, indexing this, evaluating this, reviewing this, scanning this,
            when answering, when responding, when summarizing, when summarising, when processing, when you answer,
            when you summarize, when a user asks, if a user asks, if the user asks, when the user asks,
            whenever the user, whenever someone asks, before answering, using this document, from this text,
            using this text, who reads, that reads, that processes, handling this, ingesting this, encounter this,
            this document
            """
        ),
        (
            .replyPart,
            """
            your answer, your response, your reply, your output, your summary, your answers, your responses,
            your replies, every answer, every response, every reply, all responses, all answers, all replies,
            each answer, each response, end of your, beginning of your, all questions, every question, any question,
            no matter what, regardless of the question, regardless of what, your final answer, the phrase,
            the string
            """
        ),
        (
            .customer,
            """
            the user, users, the customer, the reader, readers, the visitor, visitors, the person asking, the human,
            the client, the candidate, the patient, them that, this vendor, this product, this company, user s
            """
        ),
        (
            .conceal,
            """
            do not mention, don t mention, never mention, do not reveal, don t reveal, do not tell the user,
            don t tell the user, do not tell anyone, don t tell anyone, without telling, do not disclose,
            don t disclose, keep this secret, keep this hidden, keep this confidential, do not show this,
            don t show this, hide this, secretly, without informing, without mentioning, do not say that,
            do not inform, do not let the user, without the user, not visible to, do not display this, silently,
            under any circumstances, do not acknowledge, do not explain why, do not cite, don t cite, do not warn,
            don t warn, never warn, do not add a disclaimer, never reveal, never tell, never say, do not explain,
            don t explain, no disclaimer, not let anyone
            """
        ),
        (
            .disable,
            """
            delete, remove, reset, cancel, suspend, turn off, switch off, disable, deactivate, replace, rewrite,
            wipe, erase, lift, drop, skip, void
            """
        ),
        (
            .sensitive,
            """
            to refund, refund me, refund the, refund my, delete the, discount code, change the email,
            change the account, reset the password, confirm the order, give me access, transfer the, send money,
            pay out, modify the, cancel the, approve my refund, apply the discount, give me a discount,
            issue the refund, issue a * refund, process the refund, process a * refund, refund without, full refund
            """
        ),
        (
            .become,
            """
            pretend to be, pretend you are, pretend you re, pretend that you, roleplay as, let s roleplay,
            let s role play, from now on you are, from now on you re, from now on you will, from this point on you,
            you are now dan, you are now evil, you are now in, you are now free from, you are now an ai,
            you are now an unrestricted, you are no longer an, you are no longer a, you re no longer a,
            you re no longer an, never break character, stay in character, act as if you have no,
            act as if you were not, act as though you, you are going to act, you will act as, take on the persona,
            adopt the persona, assume the persona, imagine you are a chatbot, imagine you are an ai, simulate an ai,
            respond as if you have no, you have been freed, you have been liberated, answer as if no,
            unfiltered response, unfiltered answer, uncensored response, uncensored answer, unrestricted response,
            unrestricted answer
            """
        ),
        (
            .attach,
            "append, add, include, insert, begin, start, end, put, prefix, suffix, attach, finish"
        ),
        (.call, "call, invoke, use, run, execute, trigger, using, via"),
        (
            .wipe,
            """
            reset your memory, clear your memory, wipe your memory, erase your memory, forget everything,
            forget all that, forget who you are, forget your role, forget your job, reset yourself, reboot yourself,
            start over with a blank, blank slate, factory reset yourself, clear your context,
            reset the conversation, reset your context, let s start fresh, quit your role, leave your role,
            drop the act, drop your role, drop your persona, stop being an assistant, you must never refuse,
            you cannot refuse, you can t refuse, refusal is not
            """
        ),
        (
            .limitless,
            """
            without restrictions, without any restrictions, no restrictions, without limitations, no limitations,
            without any limitations, no content policy, no ethical, without ethical, without any ethical, no moral*,
            without moral*, without filters, without any filters, no filters, uncensored, unfiltered, never refuse*,
            cannot refuse, can t refuse, can do anything, do anything now, no guidelines, without guidelines,
            without any guidelines, no ethics, without ethics, amoral, no censorship, without censorship, no safety,
            no boundaries, bypasses all, ignoring all, freed from, free from all, free of all, not bound by,
            no rules apply, no longer bound
            """
        ),
        (
            .harm,
            """
            bomb*, explosive*, napalm, meth, drugs, weapon*, malware, ransomware, keylogger, hack into, illegal,
            illicit, poison*, phishing email, counterfeit, steal, forge, exploit code, harmful content, forbidden,
            prohibited content
            """
        ),
    ]
}
